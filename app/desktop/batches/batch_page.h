// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/record_document.h"
#include "app/desktop/widgets/page_scroll.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace artemisia::app
{

class CaptionedField;
class ComponentsEdit;
class StateBox;
class StructureView;

/// One batch: what is in the vial, how much, how pure, from where, and whose it is.
class BatchPage : public PageScroll
{
    Q_OBJECT
public:
    explicit BatchPage(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    void show(const BatchId &id); ///< null: nothing
    [[nodiscard]] RecordDocument<Batch> &document() { return m_document; }
    void flush();
    void takeFocus();

Q_SIGNALS:
    void recordRequested(const artemisia::RecordRef &record);
    void errorRaised(const artemisia::Error &error);

private:
    /// What of other records the page shows.
    struct Surroundings {
        QString compoundCode;
        QString compoundName;
        Structure compoundStructure;
        QString experimentCode;
    };
    using Getter = std::function<QString(const Batch &)>;
    /// Puts the text into the batch, or answers what is wrong with it.
    using Setter = std::function<QString(Batch &, const QString &)>;
    struct Binding {
        CaptionedField *field;
        Getter get;
        Setter set;
        QString name; ///< for undo
        QString key;
    };
    CaptionedField *bind(const QString &caption, const QString &purpose, const QString &hint,
                         Getter get, Setter set, bool isText = false);
    CaptionedField *bindText(const QString &caption, const QString &purpose, const QString &hint,
                             QString Batch::*member, bool isText = false);
    CaptionedField *bindQuantity(const QString &caption, const QString &purpose,
                                 const QString &hint, Quantity Batch::*member, bool isPercent);
    void build();
    void buildHead(QVBoxLayout *layout);
    void buildFields(QVBoxLayout *layout);
    void buildWords(QVBoxLayout *layout);
    void connectAll();
    void commit(const Binding &binding, const QString &text);
    void opened();
    void fill();
    void readSurroundings();

    std::shared_ptr<Session> m_session;
    RecordDocument<Batch> m_document;
    QList<Binding> m_bindings;
    QHash<QString, QString> m_refused; ///< typed and not understood, by record and field: shown
                                       ///< again when one comes back
    QLabel *m_code = nullptr;
    QLabel *m_saved = nullptr;
    StateBox *m_state = nullptr;
    QPushButton *m_compound = nullptr;
    QPushButton *m_experiment = nullptr;
    QLabel *m_compoundName = nullptr;
    StructureView *m_structure = nullptr;
    ComponentsEdit *m_components = nullptr;
    QLabel *m_remarks = nullptr;
    QWidget *m_body = nullptr;
};

} // namespace artemisia::app

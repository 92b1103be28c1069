// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/reagents/drawn_reagent.h"
#include "app/desktop/reagents/reagent_fields.h"
#include "core/jobs/job_runner.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace artemisia::app
{

class CaptionedField;

/// One of the person's reagents, to be typed in: a new one or one that is there. Pictures are made
/// in \a workers. GUI thread.
class ReagentForm : public QWidget
{
    Q_OBJECT
public:
    explicit ReagentForm(jobs::Runner &workers, QWidget *parent = nullptr);
    ~ReagentForm() override;

    /// Forgets what was typed. An id: that row is changed; none: it is a new one.
    void begin(const reagents::Reagent &reagent);
    [[nodiscard]] const reagents::Reagent &was() const { return m_was; }
    [[nodiscard]] const reagents::ReagentId &id() const { return m_was.id; }
    [[nodiscard]] bool isNew() const { return m_was.id.isNull(); }
    void becomeNew(); ///< the row is gone
    /// Something was typed, or the structure of a row changed, and is not saved.
    [[nodiscard]] bool isTouched() const;
    [[nodiscard]] QString name() const;

    /// What is drawn; a name, CAS number and density of the table go into fields in which nothing
    /// was typed.
    void setStructure(const DrawnReagent &drawn);
    void sayOfStructure(const QString &text);
    /// The person's names by their keys (core/reagents/name_key.h): one that is there is remarked
    /// on.
    void setTaken(const QHash<QString, QString> &names);

    /// What was typed, over \a base: the row as it stands now. Nothing: a field says why, and has
    /// the focus.
    [[nodiscard]] std::optional<reagents::Reagent> filledIn(const reagents::Reagent &base);
    void setBusy(bool busy); ///< it is being saved
    void takeFocus();
    void setMostHeight(int pixels);

    /// What was typed, to be kept; empty: nothing.
    [[nodiscard]] QString draft() const;
    /// \a find: the row of an id, null if it is gone. False: it is no draft.
    bool
    setDraft(const QString &draft,
             const std::function<const reagents::Reagent *(const reagents::ReagentId &)> &find);

Q_SIGNALS:
    void submitted();
    void left(); ///< by Esc; what was typed is there
    void discarded();
    void structureWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addField(ReagentField field, const QString &caption, const char *purpose,
                  const QString &hint);
    void buildFields();
    void buildStructure(QVBoxLayout *column);
    [[nodiscard]] QWidget *buildButtons();
    void arrange(); ///< the fields, in as many columns as there is room for
    void fitHeight();
    void dress();
    [[nodiscard]] CaptionedField &field(ReagentField field) const;
    void propose(ReagentField field, const QString &text);
    void showStructure();
    void paintStructure();
    void check(ReagentField field);
    void checkName();
    [[nodiscard]] bool isStructureChanged() const;

    jobs::Runner &m_workers;
    QScrollArea *m_scroll;
    QWidget *m_inner;
    QGridLayout *m_grid;
    QList<CaptionedField *> m_fields; ///< in the order of ReagentField
    QLabel *m_picture;
    QLabel *m_formula;
    QLabel *m_note;
    QPushButton *m_take;
    QPushButton *m_drop;
    QPushButton *m_save;
    QPushButton *m_discard;
    reagents::Reagent m_was;       ///< as it was when this began
    reagents::Reagent m_known;     ///< what the shipped table knows of the structure
    reagents::Reagent m_structure; ///< that of it now
    std::array<QString, reagentFieldCount> m_shown;    ///< what stood in the fields then
    std::array<QString, reagentFieldCount> m_proposed; ///< by the table
    QHash<QString, QString> m_taken;
    QString m_saidTaken; ///< the name that is there already, once somebody was told
    QString m_said;      ///< of the structure
    std::shared_ptr<jobs::Job> m_job;
    int m_columns = 0;
    int m_most = 0; ///< height of what scrolls
};

} // namespace artemisia::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/name_lookup.h"
#include "core/jobs/job_runner.h"

#include <QLineEdit>
#include <QTimer>

#include <functional>
#include <memory>

class QCompleter;
class QStandardItemModel;

namespace artemisia::app
{

/// Where a structure is asked for by its name, synonym, CAS number, SMILES or InChI. Suggests while
/// somebody types; where a text means several things, they choose from a list. Looks up in \a
/// workers. GUI thread.
class NameBox : public QLineEdit
{
    Q_OBJECT
public:
    explicit NameBox(jobs::Runner &workers, QWidget *parent = nullptr);
    /// As typed and ended with Enter.
    void enter(const QString &text);
    /// Whether what is drawn could be called what was typed; then that is offered where nothing is
    /// called so.
    void setKeeping(const std::function<bool()> &isDrawn) { m_isDrawn = isDrawn; }

Q_SIGNALS:
    void found(const artemisia::chem::Drawing &drawing);
    void keepingWanted(const QString &name); ///< what is drawn, under that name
    /// What is to be said beside the box; empty: nothing any more.
    void said(const QString &text);
    void left(); ///< by Esc

protected:
    bool event(QEvent *event) override;

private:
    void suggest();
    void offer(const QList<NameOffer> &offers);
    void choose(const NameOffer &offer);
    void fail(const Error &why);
    void offerToKeep(const QString &name);

    jobs::Runner &m_workers;
    QStandardItemModel *m_model;
    QCompleter *m_completer;
    QList<NameOffer> m_offers; ///< in the order of the model
    QString m_unknown;         ///< a name that what is drawn may get; empty: none is offered
    std::function<bool()> m_isDrawn;
    QTimer m_pause;
    int m_asked = 0; ///< counts questions: only the newest answer counts
};

} // namespace artemisia::app

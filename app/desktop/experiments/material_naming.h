// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/materials_model.h"
#include "app/desktop/session/session.h"

class QAction;

namespace artemisia::app
{

/// What a name that was written in the table stands for. Follows MaterialsModel::named(): a name
/// that is one of the notebook's compounds links the row to it, one of the reagents' table brings
/// its structure; a compound that went with its old name is said, with a way to keep it. GUI
/// thread; the notebook is read by a job.
class MaterialNaming : public QObject
{
    Q_OBJECT
public:
    /// \a model must outlive this.
    MaterialNaming(std::shared_ptr<Session> session, MaterialsModel &model,
                   QObject *parent = nullptr);

Q_SIGNALS:
    /// \a otherwise: what can be done instead; owned by this.
    void toastRequested(const QString &text, QAction *otherwise);

private:
    void follow(const Material &before, const Material &now);
    struct Meaning {
        QList<CompoundId> compounds;
        Structure structure; ///< of a reagent; empty: none
    };
    [[nodiscard]] static Result<Meaning> meaningOf(store::Store &store, const QString &name);
    void settle(const Material &before, const Material &now, const Meaning &meaning);
    void say(const QString &text, const QString &otherwise, const std::function<void()> &work);
    [[nodiscard]] QString wordsFor(const Material &material) const;

    std::shared_ptr<Session> m_session;
    MaterialsModel &m_model;
};

} // namespace artemisia::app

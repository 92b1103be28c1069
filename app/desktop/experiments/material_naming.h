// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/materials_model.h"
#include "app/desktop/session/session.h"

#include <QAction>
#include <QPointer>

#include <functional>

namespace artemisia::app
{

/// What a name that was written in the table stands for. Follows MaterialsModel::named(): a name
/// that is one of the notebook's compounds links the row to it, one of the reagents' table brings
/// its structure. What stood in the row goes with its old name, also a drawn structure if the new
/// name is known; that is said, with a way to keep it. GUI
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
    void tell(const Material &before, const Material &now, bool isKnown);
    void forget();
    void say(const QString &text, const QString &otherwise, const std::function<void()> &work);
    [[nodiscard]] static bool isSame(const Structure &a, const Structure &b);
    [[nodiscard]] QString wordsFor(const Material &material) const;

    std::shared_ptr<Session> m_session;
    MaterialsModel &m_model;
    QPointer<QAction> m_otherwise; ///< of what was told last
    ElementId m_told;              ///< the material that it was about
    QString m_toldName;
};

} // namespace artemisia::app

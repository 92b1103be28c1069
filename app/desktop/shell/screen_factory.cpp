// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/screen_factory.h"

#include "app/desktop/assays/assays_screen.h"
#include "app/desktop/batches/batches_screen.h"
#include "app/desktop/compounds/compound_screen.h"
#include "app/desktop/experiments/experiments_screen.h"
#include "app/desktop/publish/publish_screen.h"

namespace artemisia::app
{

namespace
{

template <class Room>
ScreenFactory room(QStringView key)
{
    return {key.toString(),
            [](const std::shared_ptr<Session> &session) { return new Room(session); }};
}

} // namespace

const QList<ScreenFactory> &screenFactories()
{
    static const QList<ScreenFactory> factories{
        room<ExperimentsScreen>(u"experiments"), room<CompoundScreen>(u"compounds"),
        room<BatchesScreen>(u"batches"),         room<AssaysScreen>(u"assays"),
        room<PublishScreen>(u"publish"),
    };
    return factories;
}

} // namespace artemisia::app

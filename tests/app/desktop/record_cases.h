// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for the page of every kind of record; for tests whose page has stored() and state().
#pragma once

#include "core/record/record.h"
#include "tests/support/full_disk.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>

namespace artemisia::app
{

/// The state of publication is chosen by keyboard, saved by itself and taken back. \a other is a
/// widget that takes the focus.
template <class Page>
void verifyStateIsChosen(const Page &page, const char *other)
{
    const PublicationState before = page.stored().state;
    auto *box = page.template find<QComboBox>("stateComboBox");
    box->setFocus();
    QTest::keyClick(box, before == PublicationState::Closed ? Qt::Key_Up : Qt::Key_Down);
    QTRY_VERIFY(page.stored().state != before);
    page.find(other)->setFocus();
    page.undo();
    QTRY_COMPARE(page.stored().state, before);
    QCOMPARE(box->currentData().toInt(), int(before));
}

/// What is typed while the disk is full stays in the field, is said not to be saved, and is saved
/// when there is room again.
template <class Page, class Getter>
void verifyFullDiskKeeps(const Page &page, const char *field, const QString &typed, Getter get)
{
    {
        const testing::FullDisk disk;
        page.type(field, typed);
        QTRY_COMPARE(page.state(), QStringLiteral("not saved"));
        QCOMPARE(page.template find<QLineEdit>(field)->text(), typed);
    }
    page.room->flush();
    QTRY_COMPARE(page.state(), QStringLiteral("saved"));
    QCOMPARE(get(page.stored()), typed);
}

} // namespace artemisia::app

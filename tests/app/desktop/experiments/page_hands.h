// SPDX-License-Identifier: GPL-3.0-or-later
// What a person's hands do on the page of an experiment.
#pragma once

#include "app/desktop/experiments/materials_model.h"
#include "screen_fixture.h"

#include <QLineEdit>
#include <QTableView>
#include <QTest>

namespace artemisia::app
{

/// The visible one of that name: what was taken away may still wait for its end.
template <class Widget = QWidget>
Widget *shown(const ScreenFixture &fixture, const QString &name)
{
    for (Widget *each : fixture.screen->findChildren<Widget *>(name)) {
        if (each->isVisible()) {
            return each;
        }
    }
    return nullptr;
}

inline void enter(QLineEdit *line, const QString &text)
{
    QVERIFY(line);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

inline QTableView *materials(const ScreenFixture &fixture, int row, int column)
{
    auto *table = fixture.find<QTableView>("materialsView");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(row, column));
    return table;
}

/// Opens the cell with Enter, types over what is there, and Enter again.
inline void typeCell(const ScreenFixture &fixture, int row, int column, const QString &text)
{
    QTableView *table = materials(fixture, row, column);
    QTest::keyClick(table, Qt::Key_Return);
    enter(shown<QLineEdit>(fixture, column == MaterialsModel::NameColumn
                                        ? QStringLiteral("compoundPicker")
                                        : QStringLiteral("materialQuantityEdit")),
          text);
}

} // namespace artemisia::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/shell/command_palette.h"
#include "app/desktop/shell/main_window.h"
#include "app/desktop/shell/window_actions.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/message_bar.h"
#include "tests/support/temporary_notebook.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

using namespace artemisia;
using namespace artemisia::app;
using namespace artemisia::testing;
using namespace Qt::Literals::StringLiterals;

/// The whole window, driven as a person drives it.
class TestWindow : public QObject
{
    Q_OBJECT
private:
    template <class Widget>
    Widget *find(const char *name)
    {
        auto *widget = m_window->findChild<Widget *>(QString::fromLatin1(name));
        if (widget == nullptr) {
            qWarning("no %s", name);
        }
        return widget;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : m_window.get(), key, modifiers);
    }
    void open(const QString &folder)
    {
        m_window->openNotebook(folder);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr, 20000);
    }
    QString roomShown()
    {
        return m_window->currentScreen() != nullptr ? m_window->currentScreen()->objectName()
                                                    : QString();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Settings::useFile(m_folder->filePath(u"settings.ini"_s));
        MainWindow::applyKeptLook();
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void firstStartToPublish()
    {
        auto *name = find<QLineEdit>("personNameLineEdit");
        QVERIFY(name);
        name->setFocus();
        QTest::keyClicks(name, u"Kate B. Smith"_s);
        QCOMPARE(find<QLineEdit>("personInitialsLineEdit")->text(), u"KBS"_s);
        auto *orcid = find<QLineEdit>("personOrcidLineEdit");
        QTest::keyClicks(orcid, u"0000-0002-1825-0098"_s);
        QVERIFY(!orcid->accessibleDescription().isEmpty()); // the checksum is wrong, and it says so
        QTest::keyClick(orcid, Qt::Key_Backspace);
        QTest::keyClicks(orcid, u"7"_s);
        QTest::mouseClick(find<QAbstractButton>("createNotebookButton"), Qt::LeftButton);
        QTest::keyClicks(find<QLineEdit>("notebookTitleLineEdit"), u"Series 4"_s);
        auto *folder = find<QLineEdit>("createFolderLineEdit");
        QVERIFY(folder->text().endsWith(u"/series-4"_s));
        folder->setText(m_folder->filePath(u"made/series-4"_s));
        QTest::mouseClick(find<QAbstractButton>("createButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr, 20000);
        QCOMPARE(m_window->session()->owner().orcid, u"0000-0002-1825-0097"_s);
        QCOMPARE(m_window->session()->notebook().title, u"Series 4"_s);

        press(Qt::Key_K, Qt::ControlModifier);
        auto *palette = find<QLineEdit>("paletteLineEdit");
        QTRY_VERIFY(palette->hasFocus());
        QTest::keyClicks(palette, u"publ"_s);
        QTRY_VERIFY(!m_window->commandPalette().model().isSearching());
        press(Qt::Key_Return);
        QTRY_COMPARE(roomShown(), u"publishScreen"_s);
        QTRY_VERIFY(find<QTreeView>("changesTreeView")->model()->rowCount() >
                    0); // the notebook itself is new
        QCOMPARE(Settings::get(Setting::RecentNotebooks).size(), 1);
    }

    void everyRoomHasItsKey()
    {
        TemporaryNotebook notebook;
        notebook.close();
        open(notebook.folder());
        QStringList rooms;
        for (int i = 0; i < 9; ++i) {
            press(Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
            if (!rooms.contains(roomShown())) {
                rooms.append(roomShown());
            }
        }
        for (const QString &room : {u"batchesScreen"_s, u"assaysScreen"_s, u"publishScreen"_s}) {
            QVERIFY2(rooms.contains(room), qPrintable(room));
        }
        press(Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(find<QWidget>("settingsPage")->isVisible());
        press(Qt::Key_F1);
        QVERIFY(find<QWidget>("keysOverview")->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!find<QWidget>("keysOverview")->isVisible());
    }

    void typingSurvivesClosing()
    {
        TemporaryNotebook notebook;
        Compound compound = someCompound(1);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
        Batch batch = someBatch(compound, 1);
        VERIFY_OK(notebook->batches().save(batch, notebook.context()));
        notebook.close();
        open(notebook.folder());
        m_window->showRoom(u"batches"_s);
        auto *supplier = find<QLineEdit>("supplierLineEdit");
        QTRY_COMPARE(supplier->text(), batch.supplier);
        supplier->setFocus();
        supplier->selectAll();
        QTest::keyClicks(supplier, u"Syngene"_s);
        m_window->close(); // at once: nothing has been saved yet
        QTRY_VERIFY(m_window->session() == nullptr);
        VERIFY_OK(notebook.reopen());
        QCOMPARE(notebook->batches().find(batch.head.id).value()->supplier, u"Syngene"_s);
    }

    void whatIsNotUnderstoodStays()
    {
        TemporaryNotebook notebook;
        Compound compound = someCompound(1);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
        Batch batch = someBatch(compound, 1);
        VERIFY_OK(notebook->batches().save(batch, notebook.context()));
        notebook.close();
        open(notebook.folder());
        m_window->showRoom(u"batches"_s);
        auto *date = find<QLineEdit>("dateLineEdit");
        QTRY_COMPARE(date->text(), batch.date);
        date->setFocus();
        date->selectAll();
        QTest::keyClicks(date, u"last Tuesday"_s);
        QTRY_VERIFY(!date->accessibleDescription().isEmpty());
        QCOMPARE(date->text(), u"last Tuesday"_s);
    }

    void undoReachesTheRecord()
    {
        TemporaryNotebook notebook;
        Compound compound = someCompound(1);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
        Batch batch = someBatch(compound, 1);
        VERIFY_OK(notebook->batches().save(batch, notebook.context()));
        notebook.close();
        open(notebook.folder());
        m_window->showRoom(u"batches"_s);
        auto *location = find<QLineEdit>("locationLineEdit");
        QTRY_COMPARE(location->text(), batch.location);
        location->setFocus();
        location->selectAll();
        QTest::keyClicks(location, u"box 9"_s);
        find<QTableView>("batchTableView")->setFocus(); // says it
        QTRY_VERIFY(m_window->currentScreen()->undoStack()->canUndo());
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(location->text(), batch.location);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(location->text(), u"box 9"_s);
    }

    void failedWriteIsTold()
    {
        TemporaryNotebook notebook;
        notebook.close();
        open(notebook.folder());
        m_window->session()->write(
            {},
            [](store::Store &, const WorkContext &) -> Result<> {
                return fail(ErrorCode::Io, u"The disk is full."_s);
            },
            m_window.get(), [](const Result<> &) {});
        QTRY_VERIFY(m_window->messages().texts().contains(u"The disk is full."_s));
        // Closing says it, and stays.
        m_window->close();
        QTRY_COMPARE(m_window->messages().texts().size(), 2);
        QVERIFY(m_window->session() != nullptr);
        QVERIFY(m_window->isVisible());
        QTest::mouseClick(find<QAbstractButton>("closeAnywayButton"), Qt::LeftButton);
        QTRY_VERIFY(m_window->session() == nullptr);
    }

    void readOnlyIsSaid()
    {
        TemporaryNotebook notebook; // another program, as it were
        open(notebook.folder());
        QVERIFY(m_window->session()->isReadOnly());
        QCOMPARE(m_window->messages().texts().size(), 1);
        QVERIFY(!m_window->windowActions().importCompounds->isEnabled());
    }

    void lookIsKept()
    {
        m_window->windowActions().darkTheme->trigger();
        QVERIFY(Theme::instance().isDark());
        press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(Theme::instance().textScale(), 1.1);
        MainWindow::applyKeptLook();
        QVERIFY(Theme::instance().isDark());
        QCOMPARE(Theme::instance().textScale(), 1.1);
    }

    /// Every control can be told apart by a screen reader and by a test.
    void everyControlIsNamed()
    {
        TemporaryNotebook notebook;
        notebook.close();
        open(notebook.folder());
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<const QAbstractButton *>(widget) != nullptr ||
                                   qobject_cast<const QLineEdit *>(widget) != nullptr ||
                                   qobject_cast<const QTextEdit *>(widget) != nullptr ||
                                   qobject_cast<const QComboBox *>(widget) != nullptr ||
                                   qobject_cast<const QAbstractItemView *>(widget) != nullptr;
            // Qt's own parts (the clear button of a field, the list of a combo box) are not ours to
            // name.
            const bool isQts = widget->objectName().startsWith(u"qt_"_s) ||
                               qobject_cast<QComboBox *>(widget->parent()) ||
                               qobject_cast<QLineEdit *>(widget->parent()) ||
                               qobject_cast<QAbstractItemView *>(widget->parent()) ||
                               qobject_cast<QAbstractSpinBox *>(widget->parent()) ||
                               widget->inherits("QComboBoxListView") ||
                               widget->inherits("QHeaderView") ||
                               widget->inherits("QTableCornerButton");
            if (!isControl || isQts) {
                continue;
            }
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool saysIt = !widget->accessibleName().isEmpty() ||
                                (button != nullptr && !button->text().isEmpty());
            const QByteArray what = QByteArray(widget->metaObject()->className()) + " " +
                                    widget->objectName().toUtf8() + " in " +
                                    widget->parent()->objectName().toUtf8();
            QVERIFY2(!widget->objectName().isEmpty(), what.constData());
            QVERIFY2(saysIt || !widget->isEnabled() || !widget->isVisibleTo(m_window.get()),
                     what.constData());
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/shell/command_palette.h"
#include "app/desktop/shell/sidebar.h"
#include "app/desktop/shell/window_actions.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/language/translation.h"
#include "tests/app/desktop/shell/window_driver.h"
#include "tests/support/temporary_notebook.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QSplitter>
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
        return m_driver->find<Widget>(name);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_driver->press(key, modifiers);
    }
    void open(const QString &folder)
    {
        m_window->openNotebook(folder);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr, kPatienceMs);
    }
    static void drag(QWidget *widget, const QPoint &from, int dx)
    {
        QTest::mouseMove(widget, from);
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        QTest::mouseMove(widget, from + QPoint(dx / 2, 0));
        QTest::mouseMove(widget, from + QPoint(widget->inherits("QSplitterHandle") ? dx / 2 : dx,
                                               0)); // the handle itself has moved
        QTest::mouseRelease(widget, Qt::LeftButton, {}, from);
    }
    TemporaryNotebook &newNotebook()
    {
        m_notebook = std::make_unique<TemporaryNotebook>();
        return *m_notebook;
    }
    void openEmpty()
    {
        newNotebook().close();
        open(m_notebook->folder());
    }
    /// With one compound and m_batch, a batch of it.
    void openWithBatch()
    {
        TemporaryNotebook &notebook = newNotebook();
        Compound compound = someCompound(1);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
        m_batch = someBatch(compound, 1);
        VERIFY_OK(notebook->batches().save(m_batch, notebook.context()));
        notebook.close();
        open(notebook.folder());
    }
    void closeAndStartAgain()
    {
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
        m_driver->restart();
        m_window = &m_driver->window();
        QVERIFY(m_driver->show());
    }
    static void typeOver(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    QString roomShown() { return m_driver->room(); }

private Q_SLOTS:
    void initTestCase()
    {
        useReadableLocale();
        installTranslation();
    }
    void init()
    {
        m_driver = std::make_unique<WindowDriver>();
        m_window = &m_driver->window();
        QVERIFY(m_driver->show());
    }
    void cleanup()
    {
        m_driver.reset();
        m_notebook.reset(); // the folder goes after who has it open
    }

    void firstStartToPublish()
    {
        QVERIFY(m_driver->type("personNameLineEdit", u"Kate B. Smith"_s));
        QCOMPARE(find<QLineEdit>("personInitialsLineEdit")->text(), u"KBS"_s);
        auto *orcid = find<QLineEdit>("personOrcidLineEdit");
        QVERIFY(m_driver->type("personOrcidLineEdit", u"0000-0002-1825-0098"_s));
        QVERIFY(!orcid->accessibleDescription().isEmpty()); // the checksum is wrong, and it says so
        press(Qt::Key_Backspace);
        QTest::keyClicks(orcid, u"7"_s);
        QVERIFY(m_driver->click("createNotebookButton"));
        QVERIFY(m_driver->type("notebookTitleLineEdit", u"Series 4"_s));
        QVERIFY(find<QLineEdit>("createFolderLineEdit")->text().endsWith(u"/series-4"_s));
        QVERIFY(m_driver->type("createFolderLineEdit", m_driver->path(u"made/series-4"_s)));
        QVERIFY(m_driver->click("createButton"));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session() != nullptr, kPatienceMs);
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

    void anotherNotebookIsInSight()
    {
        openEmpty();
        auto *menu = m_window->findChild<QMenu *>(u"notebooksMenu"_s);
        QVERIFY(m_driver->isShown("notebooksButton"));
        QStringList words;
        for (const QAction *action : menu->actions()) {
            words.append(action->text());
        }
        QVERIFY2(words.contains(u"Open a notebook"_s) && words.contains(u"Create a notebook"_s) &&
                     words.contains(u"Clone a published notebook"_s),
                 qPrintable(words.join(u", "_s)));
        press(Qt::Key_B, Qt::ControlModifier); // icons only
        QVERIFY(m_driver->isShown("notebooksButton"));
        press(Qt::Key_B, Qt::ControlModifier);
        const auto actions = menu->actions();
        const auto clone = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->objectName() == u"cloneNotebookAction"_s;
        });
        QVERIFY(clone != actions.end());
        (*clone)->trigger();
        QVERIFY(m_driver->isShown("startPage"));
    }

    void anEmptyRoomOfCompoundsOffersTheImport()
    {
        openEmpty();
        press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(roomShown(), u"compoundsScreen"_s);
        QTRY_VERIFY(m_driver->isShown("emptyStateOtherButton"));
        QVERIFY(m_driver->click("emptyStateOtherButton"));
        QTRY_COMPARE(roomShown(), u"importPage"_s);
    }

    void everyRoomHasItsKey()
    {
        openEmpty();
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
        QCOMPARE(roomShown(), u"settingsPage"_s);
        press(Qt::Key_F1);
        QVERIFY(m_driver->isShown("keysOverview"));
        press(Qt::Key_Escape);
        QVERIFY(!m_driver->isShown("keysOverview"));
    }

    void typingSurvivesClosing()
    {
        openWithBatch();
        m_window->showRoom(u"batches"_s);
        QTRY_VERIFY(m_driver->isShown("supplierLineEdit"));
        auto *supplier = find<QLineEdit>("supplierLineEdit");
        QTRY_COMPARE(supplier->text(), m_batch.supplier);
        typeOver(supplier, u"Syngene"_s);
        m_window->close(); // at once: nothing has been saved yet
        QTRY_VERIFY(m_window->session() == nullptr);
        VERIFY_OK(m_notebook->reopen());
        QCOMPARE((*m_notebook)->batches().find(m_batch.head.id).value()->supplier, u"Syngene"_s);
    }

    void whatIsNotUnderstoodStays()
    {
        openWithBatch();
        m_window->showRoom(u"batches"_s);
        QTRY_VERIFY(m_driver->isShown("dateLineEdit"));
        auto *date = find<QLineEdit>("dateLineEdit");
        QTRY_COMPARE(date->text(), m_batch.date);
        typeOver(date, u"last Tuesday"_s);
        QTRY_VERIFY(!date->accessibleDescription().isEmpty());
        QCOMPARE(date->text(), u"last Tuesday"_s);
    }

    void undoReachesTheRecord()
    {
        openWithBatch();
        m_window->showRoom(u"batches"_s);
        QTRY_VERIFY(m_driver->isShown("locationLineEdit"));
        auto *location = find<QLineEdit>("locationLineEdit");
        QTRY_COMPARE(location->text(), m_batch.location);
        typeOver(location, u"box 9"_s);
        find<QTableView>("batchTableView")->setFocus(); // says it
        QTRY_VERIFY(m_window->currentScreen()->undoStack()->canUndo());
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(location->text(), m_batch.location);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(location->text(), u"box 9"_s);
    }

    void failedWriteIsTold()
    {
        openEmpty();
        m_window->session()->write(
            {},
            [](store::Store &, const WorkContext &) -> Result<> {
                return fail(ErrorCode::Io, u"The disk is full."_s);
            },
            m_window, [](const Result<> &) {});
        QTRY_VERIFY(m_window->messages().texts().contains(u"The disk is full."_s));
        // Closing says it, and stays.
        m_window->close();
        QTRY_COMPARE(m_window->messages().texts().size(), 2);
        QVERIFY(m_window->session() != nullptr);
        QVERIFY(m_window->isVisible());
        QTRY_VERIFY(m_driver->isShown("closeAnywayButton"));
        QVERIFY(m_driver->click("closeAnywayButton"));
        QTRY_VERIFY(m_window->session() == nullptr);
    }

    void readOnlyIsSaid()
    {
        TemporaryNotebook &notebook = newNotebook(); // another program, as it were
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

    void windowIsAsItWasLeft()
    {
        const QSize size(764, 604); // fits on the smallest screen
        m_window->resize(1280, 800);
        openWithBatch();
        press(Qt::Key_B, Qt::ControlModifier);
        m_window->resize(size);
        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(m_driver->isShown("batchTableView"));
        // The rows are there, and with them the columns' first widths.
        QTRY_VERIFY(
            !find<QTableView>("batchTableView")->model()->index(0, 0).data().toString().isEmpty());
        QTRY_VERIFY(m_driver->isShown("supplierLineEdit"));
        QTRY_COMPARE(find<QLineEdit>("supplierLineEdit")->text(), m_batch.supplier);
        // The border between table and page, and the one between two columns, each by the mouse.
        const auto splitter = [this] {
            return qobject_cast<QSplitter *>(
                find<QTableView>("batchTableView")->parentWidget()->parentWidget());
        };
        QVERIFY(splitter() != nullptr);
        const QList<int> before = splitter()->sizes();
        // To the left: in so small a window the page is as narrow as what it holds.
        drag(splitter()->handle(1), splitter()->handle(1)->rect().center(), -24);
        const QList<int> sizes = splitter()->sizes();
        QVERIFY(sizes != before);
        QHeaderView *header = find<QTableView>("batchTableView")->horizontalHeader();
        const int width = header->sectionSize(0);
        drag(header->viewport(), QPoint(header->sectionViewportPosition(0) + width - 2, 8), 37);
        QCOMPARE(header->sectionSize(0), width + 37);

        closeAndStartAgain();
        QCOMPARE(m_window->size(), size);
        open(m_notebook->folder());
        QCOMPARE(roomShown(), u"batchesScreen"_s);
        m_window->resize(1280, 800);
        QVERIFY(find<QWidget>("sidebar")->width() < 100); // by choice, not for want of room
        m_window->resize(size);
        QTRY_VERIFY(m_driver->isShown("batchTableView"));
        QTRY_COMPARE(splitter()->sizes(), sizes);
        QCOMPARE(find<QTableView>("batchTableView")->horizontalHeader()->sectionSize(0),
                 width + 37);
    }

    void theSidebarMakesRoom()
    {
        openEmpty();
        m_window->resize(1280, 800);
        auto *sidebar = m_window->findChild<Sidebar *>();
        QVERIFY(!sidebar->isCollapsed());
        m_window->chooseLook(ThemeChoice::Light, 150);
        QVERIFY(sidebar->isCollapsed());
        QVERIFY(!Settings::get(Setting::SidebarCollapsed)); // nobody chose that
        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!sidebar->isCollapsed());
        m_window->resize(1270, 800); // and it stays as somebody wants it
        QVERIFY(!sidebar->isCollapsed());
        m_window->resize(1600, 800);
        m_window->resize(1280, 800);
        QVERIFY(sidebar->isCollapsed());
        m_window->chooseLook(ThemeChoice::Light, 100);
        QVERIFY(!sidebar->isCollapsed());
    }

    void columnsGrowWithTheText()
    {
        openWithBatch();
        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(m_driver->isShown("batchTableView"));
        QTRY_VERIFY(m_driver->isShown("supplierLineEdit"));
        QTRY_COMPARE(find<QLineEdit>("supplierLineEdit")->text(), m_batch.supplier);
        QHeaderView *header = find<QTableView>("batchTableView")->horizontalHeader();
        header->resizeSection(0, 100);
        press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(header->sectionSize(0), 110);
        // And for the next start, whatever the text is then.
        closeAndStartAgain();
        press(Qt::Key_0, Qt::ControlModifier);
        open(m_notebook->folder());
        QTRY_VERIFY(m_driver->isShown("batchTableView"));
        QTRY_COMPARE(find<QTableView>("batchTableView")->horizontalHeader()->sectionSize(0), 100);
    }

    /// Every control can be told apart by a screen reader and by a test.
    void everyControlIsNamed()
    {
        openEmpty();
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
            QByteArray what = QByteArray(widget->metaObject()->className()) + " " +
                              widget->objectName().toUtf8() +
                              (button != nullptr ? button->text().toUtf8() : QByteArray());
            for (const QObject *above = widget->parent(); above != nullptr;
                 above = above->parent()) {
                what += QByteArray(" in ") + above->metaObject()->className() + " " +
                        above->objectName().toUtf8();
            }
            QVERIFY2(!widget->objectName().isEmpty(), what.constData());
            QVERIFY2(saysIt || !widget->isEnabled() || !widget->isVisibleTo(m_window),
                     what.constData());
        }
    }

private:
    std::unique_ptr<TemporaryNotebook> m_notebook;
    std::unique_ptr<WindowDriver> m_driver;
    MainWindow *m_window = nullptr; ///< the driver's
    Batch m_batch;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"

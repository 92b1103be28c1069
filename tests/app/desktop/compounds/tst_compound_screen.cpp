// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_model.h"
#include "app/desktop/compounds/compound_page.h"
#include "app/desktop/compounds/compound_screen.h"
#include "app/desktop/compounds/compound_search.h"
#include "app/desktop/sketcher/drawing_field.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/message_bar.h"
#include "chem/drawing/labels.h"
#include "core/compounds/registrar.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{
constexpr int kMany = 3000;
}

class TestCompoundScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Light); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        fill();
        Session::open(path(), this, [this](Result<std::shared_ptr<Session>> session) {
            QVERIFY(session);
            m_session = *session;
        });
        QTRY_VERIFY(m_session);
    }
    void cleanup()
    {
        m_session.reset();
        m_folder.reset();
    }

    void modelKeepsItsPromises()
    {
        CompoundModel model(m_session);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(model.rowCount(), kMany + 2);
        QTRY_COMPARE(model.index(0, CompoundModel::Code).data().toString(), u"T-1"_s);
        // Natural order: T-2 before T-10.
        QTRY_COMPARE(model.index(9, CompoundModel::Code).data().toString(), u"T-10"_s);
        model.sort(CompoundModel::Code, Qt::DescendingOrder);
        QTRY_COMPARE(model.index(0, CompoundModel::Code).data().toString(), u"T-3002"_s);
        model.setTextFilter(u"paracetamol"_s);
        QTRY_COMPARE(model.rowCount(), 1);
        QTRY_COMPARE(model.index(0, CompoundModel::Name).data().toString(), u"paracetamol"_s);
    }

    void rowsThatCameAreToldAndNoOthers()
    {
        CompoundModel model(m_session);
        QTRY_COMPARE(model.rowCount(), kMany + 2);
        const QModelIndex first = model.index(0, CompoundModel::Code);
        const QModelIndex far = model.index(kMany - 1, CompoundModel::Code);
        QSignalSpy changed(&model, &CompoundModel::dataChanged);
        // Both are asked for in one go, and come in one answer.
        QCOMPARE(first.data().toString() + far.data().toString(), QString());
        QTRY_VERIFY(!far.data().toString().isEmpty());
        QVERIFY(!first.data().toString().isEmpty());
        QCOMPARE(changed.count(), 2);
        for (const QList<QVariant> &told : std::as_const(changed)) {
            for (int row = told[0].toModelIndex().row(); row <= told[1].toModelIndex().row();
                 ++row) {
                QVERIFY(!model.index(row, CompoundModel::Code).data().toString().isEmpty());
            }
        }
    }

    void structureSearchFilters()
    {
        CompoundModel model(m_session);
        QTRY_COMPARE(model.rowCount(), kMany + 2);
        model.setStructureFilter(compounds::StructureSearch::Substructure, u"c1ccccc1N"_s, 0);
        QTRY_COMPARE(model.rowCount(), 1);
        QSignalSpy failed(&model, &CompoundModel::searchFailed);
        model.setStructureFilter(compounds::StructureSearch::Substructure, u"c1ccc"_s, 0);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(model.rowCount(), 1); // the rows stay as they were
    }

    void editsAreSavedAndUndone()
    {
        CompoundScreen screen(m_session);
        show(screen);
        openFirst(screen);
        auto *name = screen.findChild<QLineEdit *>(u"nameLineEdit"_s);
        QVERIFY(name);
        name->setFocus();
        QTest::keyClicks(name, u"aspirin"_s);
        screen.flush();
        QTRY_COMPARE(stored(u"T-1"_s).name, u"aspirin"_s);
        screen.undoStack()->undo();
        screen.flush();
        QTRY_COMPARE(stored(u"T-1"_s).name, QString());
        screen.undoStack()->redo();
        screen.flush();
        QTRY_COMPARE(stored(u"T-1"_s).name, u"aspirin"_s);
        QTRY_COMPARE(screen.findChild<QLabel *>(u"saveStateLabel"_s)->text(), u"saved"_s);
    }

    void aCodeInUseIsRefusedAndKeptInSight()
    {
        CompoundScreen screen(m_session);
        show(screen);
        openFirst(screen);
        QSignalSpy failed(m_session.get(), &Session::writeFailed);
        auto *code = screen.findChild<QLineEdit *>(u"codeLineEdit"_s);
        code->setFocus();
        code->selectAll();
        QTest::keyClicks(code, u"T-2"_s);
        screen.flush();
        QTRY_COMPARE(failed.count(), 1);
        QTRY_COMPARE(screen.findChild<QLabel *>(u"saveStateLabel"_s)->text(), u"not saved"_s);
        QCOMPARE(code->text(), u"T-2"_s);
        QVERIFY(!stored(u"T-1"_s).head.id.isNull());
    }

    void copyingPutsTheWholeIdentifierOnTheClipboard()
    {
        CompoundScreen screen(m_session);
        show(screen);
        openFirst(screen);
        auto *copy = screen.findChild<QToolButton *>(u"smilesCopyButton"_s);
        QTRY_VERIFY(copy->isVisible());
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), stored(u"T-1"_s).structure.smiles);
    }

    void aCompoundThatIsThereIsSaid()
    {
        CompoundScreen screen(m_session);
        show(screen);
        screen.screenActions().constFirst()->trigger();
        auto *input = screen.findChild<QPlainTextEdit *>(u"newStructureTextEdit"_s);
        auto *button = screen.findChild<QPushButton *>(u"registerButton"_s);
        const auto said = [&] { return screen.findChild<QLabel *>(u"registeredAlreadyLabel"_s); };
        QTest::keyClicks(input, u"CCCCCCCCC(F)(F)Cl"_s);
        QTRY_VERIFY(button->isEnabled());
        const QString usual = button->text();
        QVERIFY(!said());
        input->selectAll();
        QTest::keyClicks(input, stored(u"T-1"_s).structure.smiles);
        QTRY_VERIFY(said());
        QVERIFY(button->text() != usual);
        input->selectAll();
        QTest::keyClicks(input, u"CCCCCCCCC(F)(F)Cl"_s);
        QTRY_COMPARE(button->text(), usual);
        QVERIFY(!said());
    }

    void registeringASaltMakesACompoundAndABatch()
    {
        CompoundScreen screen(m_session);
        show(screen);
        screen.screenActions().constFirst()->trigger();
        auto *input = screen.findChild<QPlainTextEdit *>(u"newStructureTextEdit"_s);
        auto *button = screen.findChild<QPushButton *>(u"registerButton"_s);
        auto *code = screen.findChild<QLineEdit *>(u"newCodeLineEdit"_s);
        QTRY_COMPARE(code->text(), u"T-3003"_s);
        QTest::keyClicks(input, u"CN1CCCC1.Cl"_s);
        QTRY_VERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!stored(u"T-3003"_s).head.id.isNull());
        QCOMPARE(stored(u"T-3003"_s).structure.smiles, u"CN1CCCC1"_s);
        const auto store = store::Store::open(path(), store::OpenMode::ReadOnly);
        QVERIFY(store);
        const auto batches = (*store)->batches().ofCompound(stored(u"T-3003"_s).head.id);
        QVERIFY(batches);
        QCOMPARE(batches->size(), 1);
        QCOMPARE(batches->first().components.size(), 1);
    }

    void whatIsDrawnIsLookedFor()
    {
        CompoundScreen screen(m_session);
        show(screen);
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        auto *mode = screen.findChild<QComboBox *>(u"searchModeComboBox"_s);
        auto *line = screen.findChild<QLineEdit *>(u"compoundFilterLineEdit"_s);
        auto *field = screen.findChild<CompoundSearch *>()->sheet().findChild<DrawingField *>();
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
        QTest::mouseClick(screen.findChild<QToolButton *>(u"drawQueryButton"_s), Qt::LeftButton);
        QTRY_VERIFY(field->isDrawing());
        QCOMPARE(mode->currentText(), u"Substructure"_s);
        // A benzene ring on a hetero atom (Q): aspirin and paracetamol.
        SketchView *sheet = &field->sketcher()->view();
        QTest::keyClick(sheet, Qt::Key_Return);
        QTest::keyClick(sheet, Qt::Key_3);
        QTRY_VERIFY(table->model()->rowCount() < kMany);
        field->sketcher()->document().edit(u"x"_s, [](chem::Drawing &drawing) {
            drawing.atom(sprout(drawing, drawing.atoms.front().id))->kind = chem::AtomKind::Hetero;
        });
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QTest::keyClick(sheet, Qt::Key_Escape); // the cursor goes
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!field->isDrawing());
        QVERIFY(field->picture().isVisible()); // what is looked for stays in sight
        QCOMPARE(table->model()->rowCount(), 2);
        // A typed structure takes its place, and nothing is left of it.
        line->setFocus();
        QTest::keyClicks(line, u"CCO"_s);
        QTRY_VERIFY(table->model()->rowCount() > 1);
        QVERIFY(!field->isVisible());
        // What is typed is drawn on.
        QTest::mouseClick(screen.findChild<QToolButton *>(u"drawQueryButton"_s), Qt::LeftButton);
        QTRY_VERIFY(field->isDrawing());
        QCOMPARE(field->sketcher()->document().drawing().atoms.size(), size_t(3));
        QTest::mouseClick(screen.findChild<QToolButton *>(u"forgetQueryButton"_s), Qt::LeftButton);
        line->clear();
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
    }

    void unknownLettersAreNotLookedFor()
    {
        CompoundScreen screen(m_session);
        show(screen);
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        auto *field = screen.findChild<CompoundSearch *>()->sheet().findChild<DrawingField *>();
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
        QTest::mouseClick(screen.findChild<QToolButton *>(u"drawQueryButton"_s), Qt::LeftButton);
        QTRY_VERIFY(field->isDrawing());
        SketchView *sheet = &field->sketcher()->view();
        QTest::keyClick(sheet, Qt::Key_Return);
        QTest::keyClick(sheet, Qt::Key_3); // a benzene ring
        QTRY_VERIFY(table->model()->rowCount() < kMany);
        const int found = table->model()->rowCount();
        const auto label = [&](const char *letters) {
            field->sketcher()->document().edit(u"x"_s, [&](chem::Drawing &drawing) {
                (void)chem::setLabel(drawing, drawing.atoms.front().id, letters);
            });
        };
        const auto *bar = screen.findChild<MessageBar *>();
        label("Zzz");
        QTRY_VERIFY(bar->isVisible());
        const auto texts = bar->findChildren<QLabel *>();
        QVERIFY(std::any_of(texts.begin(), texts.end(),
                            [](const QLabel *text) { return text->text().contains(u"Zzz"_s); }));
        QCOMPARE(table->model()->rowCount(), found);
        label("N");
        QTRY_VERIFY(!bar->isVisible());
    }

    void aDrawnStructureIsRegistered()
    {
        CompoundScreen screen(m_session);
        show(screen);
        screen.screenActions().constFirst()->trigger();
        auto *field = screen.findChild<QWidget *>(u"registerPanel"_s)->findChild<DrawingField *>();
        auto *button = screen.findChild<QPushButton *>(u"registerButton"_s);
        auto *code = screen.findChild<QLineEdit *>(u"newCodeLineEdit"_s);
        QTRY_VERIFY(!code->text().isEmpty());
        const QString given = code->text();
        QTest::mouseClick(&field->picture(), Qt::LeftButton);
        QTRY_VERIFY(field->isDrawing());
        SketchView *sheet = &field->sketcher()->view();
        // A low window shows the editor to its last line, or lets one get there.
        const auto *facts = field->findChild<QWidget *>(u"sketchFactsLabel"_s);
        const QRect line(facts->mapTo(&screen, QPoint(0, 0)), facts->size());
        QVERIFY2(screen.rect().contains(line), qPrintable(QString::number(line.bottom())));
        QTest::keyClick(sheet, Qt::Key_Return);
        QVERIFY(!button->isEnabled());
        QTest::keyClick(sheet, Qt::Key_1);
        QTest::keyClick(sheet, Qt::Key_P); // the new atom: methylphosphane
        QTRY_VERIFY(button->isEnabled());
        QTest::keyClick(sheet, Qt::Key_Escape); // the cursor goes
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!field->isDrawing());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!stored(given).head.id.isNull());
        QCOMPARE(stored(given).structure.smiles, u"CP"_s);
        // Its row is chosen and its page is there, though neither was read before.
        const auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        auto *page = screen.findChild<CompoundPage *>();
        QTRY_COMPARE(table->currentIndex().data().toString(), given);
        QTRY_COMPARE(screen.findChild<QLineEdit *>(u"codeLineEdit"_s)->text(), given);
        QCOMPARE(page->document().value().structure.smiles, u"CP"_s);
        QVERIFY(screen.findChild<QLineEdit *>(u"codeLineEdit"_s)->isVisible());
    }

    void aBrokenStructureIsSaidAndNothingIsLost()
    {
        CompoundScreen screen(m_session);
        show(screen);
        screen.screenActions().constFirst()->trigger();
        auto *input = screen.findChild<QPlainTextEdit *>(u"newStructureTextEdit"_s);
        QTest::keyClicks(input, u"C1CC("_s);
        auto *problem = screen.findChild<QLabel *>(u"newStructureProblemLabel"_s);
        QTRY_VERIFY(problem->isVisible() && !problem->text().isEmpty());
        QCOMPARE(input->toPlainText(), u"C1CC("_s);
        QVERIFY(!screen.findChild<QPushButton *>(u"registerButton"_s)->isEnabled());
    }

    void gridAndTableShowTheSameSelection()
    {
        CompoundScreen screen(m_session);
        show(screen);
        openFirst(screen);
        QTest::mouseClick(screen.findChild<QToolButton *>(u"gridViewButton"_s), Qt::LeftButton);
        auto *grid = screen.findChild<QListView *>(u"compoundGridView"_s);
        QTRY_VERIFY(grid->isVisible());
        QCOMPARE(grid->currentIndex().row(), 0);
        QTest::keyClick(grid, Qt::Key_Escape);
        QVERIFY(screen.undoStack() == nullptr);
    }

    void aBulkChangeIsToldThoughTheRowsAreTheSame()
    {
        CompoundModel model(m_session);
        QTRY_COMPARE(model.index(0, CompoundModel::Code).data().toString(), u"T-1"_s);
        QSignalSpy changed(&model, &CompoundModel::dataChanged);
        QSignalSpy loaded(&model, &CompoundModel::loaded);
        write([](store::Store &store, const store::SaveContext &context) -> Result<> {
            ARTEMISIA_TRY_ASSIGN(auto compound, store.compounds().findByCode(u"T-1"_s));
            compound->name = u"aspirin"_s;
            return store.compounds().save(*compound, context);
        });
        m_session->announceBulkChange();
        QTRY_COMPARE(loaded.count(), 1);
        QCOMPARE(changed.count(), 1); // before anybody looks at the row again
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QCOMPARE(changed[0][1].toModelIndex().row(), kMany + 1);
        QTRY_COMPARE(model.index(0, CompoundModel::Name).data().toString(), u"aspirin"_s);
    }

    void columnsTakeTheRoomThereIs()
    {
        CompoundScreen screen(m_session);
        show(screen);
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        QTRY_VERIFY(!table->model()->index(1, CompoundModel::Aliases).data().isNull());
        const auto cut = [table] {
            const QAbstractItemView *view = table;
            return view->sizeHintForColumn(CompoundModel::Aliases) -
                   table->columnWidth(CompoundModel::Aliases);
        };
        QTRY_VERIFY(table->columnWidth(CompoundModel::Code) != 110); // as before the rows came
        QVERIFY(cut() > 0);
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
        screen.resize(1900, 760);
        QTRY_VERIFY(cut() <= 0);
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
        screen.resize(1060, 760);
        QTRY_VERIFY(cut() > 0);
        // What somebody sets stays, here and at the next start.
        QHeaderView *header = table->horizontalHeader();
        const int edge = header->sectionViewportPosition(CompoundModel::Name) - 2;
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, {edge, 8});
        QTest::mouseMove(header->viewport(), {edge + 20, 8});
        QTest::mouseMove(header->viewport(), {edge + 45, 8});
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, {edge + 45, 8});
        const int set = header->sectionSize(CompoundModel::Code);
        screen.resize(1900, 760);
        QTRY_COMPARE(header->sectionSize(CompoundModel::Code), set);
        CompoundScreen again(m_session);
        again.restoreState(screen.saveState());
        show(again);
        auto *sameTable = again.findChild<QTableView *>(u"compoundTableView"_s);
        QTRY_VERIFY(!sameTable->model()->index(1, CompoundModel::Aliases).data().isNull());
        QCOMPARE(sameTable->columnWidth(CompoundModel::Code), set);
    }

    void codesOfWhatIsFoundAreWhole()
    {
        write([](store::Store &store, const store::SaveContext &context) -> Result<> {
            ARTEMISIA_TRY_ASSIGN(auto compound, store.compounds().findByCode(u"T-50"_s));
            ARTEMISIA_TRY(
                compounds::setStructure(*compound, *chem::Molecule::fromSmiles("N#Cc1cccnc1")));
            compound->code = u"OPEN-SERIES-T-50"_s;
            return store.compounds().save(*compound, context);
        });
        CompoundScreen screen(m_session);
        show(screen);
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        QAbstractItemModel *model = table->model();
        QTRY_VERIFY(!model->index(1, CompoundModel::Aliases).data().isNull());
        QTRY_VERIFY(table->columnWidth(CompoundModel::Code) != 110);
        chooseSearch(screen, 2, u"N#Cc1cccnc1"_s);
        QTRY_COMPARE(model->rowCount(), 1);
        QTRY_COMPARE(model->index(0, CompoundModel::Code).data().toString(), u"OPEN-SERIES-T-50"_s);
        const QAbstractItemView *view = table; // where the question is public
        QTRY_VERIFY(table->columnWidth(CompoundModel::Code) >=
                    view->sizeHintForColumn(CompoundModel::Code));
    }

    void aColumnSortsWhatAStructureFinds()
    {
        CompoundScreen screen(m_session);
        show(screen);
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
        chooseSearch(screen, 2, u"c1ccccc1"_s);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QTRY_COMPARE(codeAt(table, 0), u"T-1"_s);
        clickHead(table, CompoundModel::Code);
        QTRY_COMPARE(codeAt(table, 0), u"T-2"_s);
        QCOMPARE(table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    }

    void likenessIsAnOrderWithoutAnArrow()
    {
        CompoundScreen screen(m_session);
        show(screen);
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        const QHeaderView *header = table->horizontalHeader();
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
        chooseSearch(screen, 3, u"CC(=O)Nc1ccc(O)cc1"_s);
        QTRY_COMPARE(codeAt(table, 0), u"T-2"_s);
        QCOMPARE(header->sortIndicatorSection(), -1);
        clickHead(table, CompoundModel::Structure); // has no order of its own
        QCOMPARE(header->sortIndicatorSection(), -1);
        clickHead(table, CompoundModel::Code);
        QCOMPARE(header->sortIndicatorSection(), int(CompoundModel::Code));
        chooseSearch(screen, 0, QString());
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
        QCOMPARE(header->sortIndicatorSection(), int(CompoundModel::Code));
    }

    void whatCouldNotBeDecidedIsSaid()
    {
        write([](store::Store &store, const store::SaveContext &context) -> Result<> {
            Compound compound;
            compound.head.id = CompoundId::create();
            compound.code = u"T-4000"_s;
            compound.structure.smiles = u"c1ccccc1(=O)(=O)nonsense"_s;
            return store.compounds().save(compound, context);
        });
        CompoundScreen screen(m_session);
        show(screen);
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        const auto *count = screen.findChild<QLabel *>(u"compoundCountLabel"_s);
        QTRY_COMPARE(table->model()->rowCount(), kMany + 3);
        QVERIFY(!count->text().contains(u"decided"_s));
        chooseSearch(screen, 2, u"c1ccccc1"_s);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY2(count->text().contains(u"1 could not be decided"_s), qPrintable(count->text()));
        chooseSearch(screen, 0, QString());
        QTRY_COMPARE(table->model()->rowCount(), kMany + 3);
        QVERIFY(!count->text().contains(u"decided"_s));
    }

    void nothingIsCutInASmallWindow()
    {
        CompoundScreen screen(m_session);
        show(screen); // beside the sidebar of a window of 1280 pixels
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
        QVERIFY(!table->isColumnHidden(CompoundModel::Modified));
    }

    void anotherFilterBeginsAtTheTop()
    {
        CompoundScreen screen(m_session);
        show(screen);
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
        table->scrollToBottom();
        QVERIFY(table->verticalScrollBar()->value() > 0);
        chooseSearch(screen, 0, u"T-1"_s); // still more than fit
        QTRY_VERIFY(table->model()->rowCount() < kMany);
        QVERIFY(table->model()->rowCount() > 100);
        QTRY_COMPARE(table->verticalScrollBar()->value(), 0);
    }

    void tilesFillTheWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("four") << 1060;
        QTest::newRow("almost five") << 1080;
        QTest::newRow("two") << 500;
    }
    void tilesFillTheWidth()
    {
        QFETCH(int, width);
        CompoundScreen screen(m_session);
        show(screen);
        auto *grid = screen.findChild<QListView *>(u"compoundGridView"_s);
        QTRY_COMPARE(grid->model()->rowCount(), kMany + 2);
        QTest::mouseClick(screen.findChild<QToolButton *>(u"gridViewButton"_s), Qt::LeftButton);
        QTRY_VERIFY(grid->isVisible());
        screen.resize(width, 760);
        const auto rectOf = [grid](int row) {
            return grid->visualRect(grid->model()->index(row, CompoundModel::Code));
        };
        const auto space = [&] { // right of the first row
            int row = 0;
            while (rectOf(row + 1).top() == rectOf(0).top()) {
                ++row;
            }
            return grid->viewport()->width() - 1 - rectOf(row).right();
        };
        QTRY_VERIFY2(space() >= 0 && space() < 20, qPrintable(QString::number(space())));
        QVERIFY(rectOf(0).width() >= 216);
    }

private:
    template <class Work>
    void write(Work work)
    {
        bool isDone = false;
        m_session->write(
            QString(),
            [work, context = m_session->saveContext(QString())](
                store::Store &store, const WorkContext &) { return work(store, context); },
            this,
            [&isDone](const Result<> &done) {
                QVERIFY(done);
                isDone = true;
            });
        QTRY_VERIFY(isDone);
    }
    static void chooseSearch(CompoundScreen &screen, int mode, const QString &text)
    {
        screen.findChild<QLineEdit *>(u"compoundFilterLineEdit"_s)->setText(text);
        screen.findChild<QComboBox *>(u"searchModeComboBox"_s)->setCurrentIndex(mode);
    }
    static QString codeAt(const QTableView *table, int row)
    {
        return table->model()->index(row, CompoundModel::Code).data().toString();
    }
    static void clickHead(const QTableView *table, int column)
    {
        const QHeaderView *header = table->horizontalHeader();
        const QPoint at(header->sectionViewportPosition(column) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    }

    [[nodiscard]] QString path() const { return m_folder->filePath(u"notebook"_s); }

    void fill()
    {
        Notebook notebook;
        notebook.head.id = NotebookId::create();
        notebook.title = u"Test"_s;
        notebook.licence = u"CC-BY-4.0"_s;
        Person person;
        person.head.id = PersonId::create();
        person.name = u"Test Person"_s;
        person.initials = u"TP"_s;
        auto store = store::Store::create(path(), notebook, person);
        QVERIFY(store);
        const store::SaveContext context{(*store)->owner(), QString()};
        const auto done = (*store)->transaction(QString(), [&]() -> Result<> {
            for (int i = 1; i <= kMany + 2; ++i) {
                Compound compound;
                compound.head.id = CompoundId::create();
                compound.code = u"T-%1"_s.arg(i);
                const char *smiles = i == 1   ? "CC(=O)Oc1ccccc1C(=O)O"
                                     : i == 2 ? "CC(=O)Nc1ccc(O)cc1"
                                              : "CCO";
                if (i <= 2) {
                    const auto molecule = chem::Molecule::fromSmiles(smiles);
                    ARTEMISIA_TRY(compounds::setStructure(compound, *molecule));
                    compound.name = i == 2 ? u"paracetamol"_s : QString();
                    compound.aliases = {{ElementId::create(),
                                         u"a name as long as only lists have them "_s.repeated(2),
                                         QString()}};
                } else {
                    compound.structure.smiles = QString::fromLatin1(smiles);
                }
                ARTEMISIA_TRY((*store)->compounds().save(compound, context));
            }
            return {};
        });
        QVERIFY(done);
    }

    Compound stored(const QString &code)
    {
        const auto store = store::Store::open(path(), store::OpenMode::ReadOnly);
        if (!store) {
            return {};
        }
        const auto compound = (*store)->compounds().findByCode(code);
        return compound ? compound->value_or(Compound()) : Compound();
    }

    static void show(CompoundScreen &screen)
    {
        screen.resize(1060, 760);
        screen.show();
        QVERIFY(QTest::qWaitForWindowExposed(&screen));
    }

    static void openFirst(CompoundScreen &screen)
    {
        auto *table = screen.findChild<QTableView *>(u"compoundTableView"_s);
        QTRY_COMPARE(table->model()->rowCount(), kMany + 2);
        QTRY_COMPARE(table->model()->index(0, CompoundModel::Code).data().toString(), u"T-1"_s);
        table->setCurrentIndex(table->model()->index(0, CompoundModel::Code));
        QTest::keyClick(table, Qt::Key_Return);
        auto *code = screen.findChild<QLineEdit *>(u"codeLineEdit"_s);
        QTRY_COMPARE(code->text(), u"T-1"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Session> m_session;
};

QTEST_MAIN(TestCompoundScreen)
#include "tst_compound_screen.moc"

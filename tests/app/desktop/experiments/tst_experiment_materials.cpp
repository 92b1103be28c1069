// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what is used and made, under the hands: what a row stands for, and its quantities.
#include "page_hands.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

const QString kNobodys = QStringLiteral("CC1CCOC(C1N)C2CC2");
const QString kMorpholine = QStringLiteral("CN1CCOCC1");

/// Opens the first row's substance and types over what is there.
void typeSubstance(const ScreenFixture &fixture, const QString &text)
{
    QTest::keyClick(materials(fixture, 0, MaterialsModel::NameColumn), Qt::Key_Return);
    auto *picker = shown<QLineEdit>(fixture, QStringLiteral("compoundPicker"));
    QVERIFY(picker);
    picker->setFocus();
    picker->selectAll();
    QTest::keyClicks(picker, text);
}

/// Types and takes the first thing that is offered.
void choose(const ScreenFixture &fixture, const QString &text)
{
    typeSubstance(fixture, text);
    const auto offers = [] {
        return qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    };
    QTRY_VERIFY(offers() && offers()->currentIndex().isValid());
    QTest::keyClick(offers(), Qt::Key_Return);
}

void writeName(const ScreenFixture &fixture, const QString &name)
{
    typeCell(fixture, 0, MaterialsModel::NameColumn, name);
}

} // namespace

class TestExperimentMaterials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void afterTheSubstanceComesItsMass();
    void enterTakesWhatWasTyped();
    void lettersGoIntoTheCell();
    void rolesByTheirLetters();
    void anotherNameIsAnotherSubstance();
    void theSubstanceCanBeKept();
    void anAliasIsTheSameSubstance();
    void theNameOfAnotherCompoundIsThatCompound();
    void aReagentBringsItsStructure();
    void whatIsFilledInHasItsName();
    void allStepsAreFilledIn();
    void aDrawnStructureIsGivenItsName();
    void aKnownNameBringsItsOwnStructure();
    void aStructureOverASubstanceTakesItsName();
    void namesHaveRoom_data();
    void namesHaveRoom();
    void quantitiesThatAreNotUnderstood();

private:
    [[nodiscard]] const Material &row() const { return m_fixture->value().materials[0]; }
    /// The compound "OSM-S-39" stands in the first row, from a batch.
    void chooseCompound();
    [[nodiscard]] QAction *offered(const QString &words) const; ///< by the last toast
    void undo() { QTest::keyClick(materials(*m_fixture, 0, 0), Qt::Key_Z, Qt::ControlModifier); }

    std::unique_ptr<ScreenFixture> m_fixture;
    std::unique_ptr<QSignalSpy> m_toasts;
    CompoundId m_first;
    CompoundId m_second;
};

void TestExperimentMaterials::init()
{
    m_fixture = std::make_unique<ScreenFixture>();
    for (auto &[number, id] : {std::pair(39, &m_first), std::pair(40, &m_second)}) {
        Compound compound = testing::someCompound(number);
        compound.name = QStringLiteral("%1 gizmo").arg(number);
        VERIFY_OK(m_fixture->store().compounds().save(compound, m_fixture->notebook.context()));
        *id = compound.head.id;
    }
    QVERIFY(m_fixture->open());
    m_fixture->begin();
    m_toasts = std::make_unique<QSignalSpy>(m_fixture->screen, &Screen::toastRequested);
}

void TestExperimentMaterials::chooseCompound()
{
    choose(*m_fixture, QStringLiteral("OSM-S-39"));
    QTRY_COMPARE(row().compound, m_first);
    QTRY_COMPARE(m_fixture->find<QTableView>("materialsView")
                     ->model()
                     ->index(0, MaterialsModel::NameColumn)
                     .data(MaterialsModel::CodeRole)
                     .toString(),
                 QStringLiteral("OSM-S-39"));
    QVERIFY(m_toasts->isEmpty());
}

QAction *TestExperimentMaterials::offered(const QString &words) const
{
    auto *action = m_toasts->constLast().at(1).value<QAction *>();
    return action && action->text() == words ? action : nullptr;
}

/// Also while a click on the current cell is about to open it.
void TestExperimentMaterials::lettersGoIntoTheCell()
{
    writeName(*m_fixture, QStringLiteral("toluene, dry"));
    QTRY_COMPARE(m_fixture->value().materials.size(), 1);
    QTableView *table = materials(*m_fixture, 1, MaterialsModel::NameColumn);
    const QPoint cell =
        table->visualRect(table->model()->index(1, MaterialsModel::NameColumn)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell);
    QTest::keyClicks(table, QStringLiteral("T"));
    auto *picker = shown<QLineEdit>(*m_fixture, QStringLiteral("compoundPicker"));
    QVERIFY(picker);
    QTest::keyClicks(picker, QStringLiteral("HP"));
    QTest::keyClick(picker, Qt::Key_Return);
    QTRY_COMPARE(m_fixture->value().materials.size(), 2);
    QCOMPARE(m_fixture->value().materials[0].name, QStringLiteral("toluene, dry"));
    QCOMPARE(m_fixture->value().materials[1].name, QStringLiteral("THP"));
}

void TestExperimentMaterials::rolesByTheirLetters()
{
    writeName(*m_fixture, QStringLiteral("toluene, dry"));
    QTRY_COMPARE(m_fixture->value().materials.size(), 1);
    QTableView *table = materials(*m_fixture, 0, MaterialsModel::RoleColumn);
    QTest::keyClick(table, Qt::Key_S);
    auto *box = shown<QComboBox>(*m_fixture, QStringLiteral("materialRoleBox"));
    QVERIFY(box);
    QTest::keyClicks(box, QStringLiteral("ol"));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(row().role, MaterialRole::Solvent);
    undo();
    QCOMPARE(row().role, MaterialRole::Reactant); // one step
}

/// "DMF" over OSM-S-39 must not have its structure, and amounts that are reckoned from it.
void TestExperimentMaterials::anotherNameIsAnotherSubstance()
{
    chooseCompound();
    const Material before = row();
    writeName(*m_fixture, QStringLiteral("DMF"));
    QTRY_COMPARE(row().name, QStringLiteral("DMF"));
    QVERIFY(row().compound.isNull());
    QTRY_COMPARE(m_toasts->size(), 1);
    QCOMPARE(row().structure.smiles, QStringLiteral("CN(C)C=O"));
    const QString said = m_toasts->constFirst().at(0).toString();
    QVERIFY2(said.contains(QStringLiteral("“DMF”")) && said.contains(QStringLiteral("OSM-S-39")),
             qPrintable(said));
    undo();
    QCOMPARE(row(), before);
}

void TestExperimentMaterials::theSubstanceCanBeKept()
{
    chooseCompound();
    writeName(*m_fixture, QStringLiteral("SM, dried"));
    QTRY_COMPARE(m_toasts->size(), 1);
    QAction *keep = offered(QStringLiteral("Keep the structure"));
    QVERIFY(keep);
    keep->trigger();
    QCOMPARE(row().compound, m_first);
    QTRY_COMPARE(row().name, QStringLiteral("SM, dried"));
    undo();
    QVERIFY(row().compound.isNull());
}

void TestExperimentMaterials::anAliasIsTheSameSubstance()
{
    chooseCompound();
    Material before = row();
    for (const QString &name : {QStringLiteral("osm-s-39"), QStringLiteral("MMV39")}) {
        writeName(*m_fixture, name);
        QTRY_COMPARE(row().name, name);
        QTRY_COMPARE(row().compound, m_first);
        undo();
        QCOMPARE(row(), before);
    }
    QVERIFY(m_toasts->isEmpty());
}

void TestExperimentMaterials::theNameOfAnotherCompoundIsThatCompound()
{
    chooseCompound();
    const Material before = row();
    writeName(*m_fixture, QStringLiteral("MMV40"));
    QTRY_COMPARE(row().compound, m_second);
    QCOMPARE(m_toasts->size(), 1);
    undo();
    QCOMPARE(row(), before);
}

/// "HATU" typed by hand weighs what HATU weighs; a name of two chemicals, and what is a name and a
/// SMILES to those who read both, stays a name.
void TestExperimentMaterials::aReagentBringsItsStructure()
{
    writeName(*m_fixture, QStringLiteral("HATU"));
    QTRY_VERIFY(m_fixture->value().materials.size() == 1 && !row().structure.isEmpty());
    QCOMPARE(row().name, QStringLiteral("HATU"));
    QVERIFY(row().structure.smiles.contains(QStringLiteral("F[P-]")));
    undo();
    QVERIFY(m_fixture->value().materials.isEmpty()); // one step
    writeName(*m_fixture, QStringLiteral("n-BuLi")); // no row's name, but written out
    QTRY_VERIFY(m_fixture->value().materials.size() == 1 && !row().structure.isEmpty());
    QCOMPARE(row().structure.smiles, QStringLiteral("[Li]CCCC"));
    undo();
    for (const QString &name : {QStringLiteral("nobody's ligand"), QStringLiteral("C1CC1")}) {
        writeName(*m_fixture, name);
        QTRY_COMPARE(m_fixture->value().materials.size(), 1);
        // What is asked later is answered later.
        typeCell(*m_fixture, 1, MaterialsModel::NameColumn, QStringLiteral("DMSO"));
        QTRY_COMPARE(m_fixture->value().materials.size(), 2);
        QTRY_VERIFY(!m_fixture->value().materials[1].structure.isEmpty());
        QVERIFY(row().structure.isEmpty());
        QCOMPARE(row().name, name);
        undo();
        undo();
        QVERIFY(m_fixture->value().materials.isEmpty());
    }
}

/// Not a line of SMILES where the table knows what people call it.
void TestExperimentMaterials::whatIsFilledInHasItsName()
{
    m_fixture->type("schemeSmilesEdit", QStringLiteral("OC(=O)c1ccccc1.NCC(F)Cl>CN(C)C=O>"
                                                       "O=C(NCC(F)Cl)c1ccccc1"));
    QTRY_VERIFY(!m_fixture->value().scheme.rxn.isEmpty());
    m_fixture->type("schemeAboveEdit", QStringLiteral("DMF (5 mL), 2 h"));
    QTest::mouseClick(m_fixture->find("fillMaterialsButton"), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->value().materials.size(), 4);
    QStringList names;
    for (const Material &material : m_fixture->value().materials) {
        names << material.name;
    }
    QCOMPARE(names.count(QString()), 2); // the amine and the amide
    QVERIFY(names.contains(QStringLiteral("benzoic acid")));
    QVERIFY2(names.contains(QStringLiteral("DMF")), qPrintable(names.join(u';')));
    QCOMPARE(m_fixture->value().materials[3].role, MaterialRole::Product);
}

// What comes in with a later step, and what is made on the way.
void TestExperimentMaterials::allStepsAreFilledIn()
{
    QGuiApplication::clipboard()->setText(
        QStringLiteral("OCc1ccccc1>>O=Cc1ccccc1\nO=Cc1ccccc1.CN>>CNCc1ccccc1"));
    QWidget *line = m_fixture->find("schemeSmilesEdit");
    line->setFocus();
    QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(!m_fixture->value().scheme.cdxml.isEmpty());
    QTest::mouseClick(m_fixture->find("fillMaterialsButton"), Qt::LeftButton);
    QTRY_COMPARE(m_fixture->value().materials.size(), 4);
    QStringList rows;
    for (const Material &material : m_fixture->value().materials) {
        rows << toName(material.role) + u' ' + material.structure.smiles;
    }
    QCOMPARE(rows.join(u'\n'), QStringLiteral("reactant OCc1ccccc1\nreactant CN\n"
                                              "product O=Cc1ccccc1\nproduct CNCc1ccccc1"));
}

void TestExperimentMaterials::aDrawnStructureIsGivenItsName()
{
    choose(*m_fixture, kNobodys);
    QTRY_VERIFY(!row().structure.isEmpty());
    QCOMPARE(row().name, QString());
    const Structure drawn = row().structure;
    writeName(*m_fixture, QStringLiteral("our base"));
    QTRY_COMPARE(row().name, QStringLiteral("our base"));
    writeName(*m_fixture, QStringLiteral("amine 3"));
    QTRY_COMPARE(m_toasts->size(), 1); // the first name needs no word
    QCOMPARE(row().structure, drawn);
    QAction *off = offered(QStringLiteral("Take the structure off"));
    QVERIFY(off);
    off->trigger();
    QVERIFY(row().structure.isEmpty());
    QCOMPARE(row().name, QStringLiteral("amine 3"));
}

/// Whatever is drawn in the row: what is called toluene is toluene.
void TestExperimentMaterials::aKnownNameBringsItsOwnStructure()
{
    choose(*m_fixture, QStringLiteral("CN(C)C=O"));
    QTRY_VERIFY(!row().structure.isEmpty());
    QVERIFY(row().name.contains(QStringLiteral("dimethylformamide"))); // as the table calls it
    const Structure drawn = row().structure;
    writeName(*m_fixture, QStringLiteral("DMF"));
    QTRY_COMPARE(row().name, QStringLiteral("DMF"));
    writeName(*m_fixture, QStringLiteral("pyridine"));
    QTRY_COMPARE(row().structure.smiles, QStringLiteral("c1ccncc1"));
    QCOMPARE(m_toasts->size(), 1); // the other name of the same needs none
    QPointer<QAction> keep = offered(QStringLiteral("Keep the structure"));
    QVERIFY(keep);
    undo();
    QCOMPARE(row().structure, drawn);
    QCOMPARE(row().name, QStringLiteral("DMF"));
    QVERIFY(!keep); // there is nothing any more that could be kept
    writeName(*m_fixture, QStringLiteral("toleune"));
    QTRY_COMPARE(m_toasts->size(), 2);
    QCOMPARE(row().structure, drawn);
    writeName(*m_fixture, QStringLiteral("toluene"));
    QTRY_COMPARE(row().structure.smiles, QStringLiteral("Cc1ccccc1"));
    offered(QStringLiteral("Keep the structure"))->trigger();
    QCOMPARE(row().structure, drawn);
    QCOMPARE(row().name, QStringLiteral("toluene"));
}

void TestExperimentMaterials::aStructureOverASubstanceTakesItsName()
{
    chooseCompound();
    choose(*m_fixture, kNobodys);
    QTRY_VERIFY(!row().structure.isEmpty());
    QVERIFY(row().compound.isNull());
    QTRY_COMPARE(row().name, QString());
    undo();
    QCOMPARE(row().compound, m_first);
}

/// The row for a new material becomes that material; another comes under it.
void TestExperimentMaterials::afterTheSubstanceComesItsMass()
{
    ScreenFixture &fixture = *m_fixture;
    choose(fixture, kMorpholine);
    enter(shown<QLineEdit>(fixture, QStringLiteral("materialQuantityEdit")), QStringLiteral("2 g"));
    QTRY_COMPARE(fixture.value().materials[0].mass.unit, QStringLiteral("g"));
    QCOMPARE(fixture.value().materials.size(), 1);
    QVERIFY(!fixture.value().materials[0].structure.isEmpty());
}

/// "39 g" is part of the code of many a compound in a full notebook.
void TestExperimentMaterials::enterTakesWhatWasTyped()
{
    ScreenFixture &fixture = *m_fixture;
    typeSubstance(fixture, QStringLiteral("39 g"));
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(fixture.value().materials.size(), 1);
    QCOMPARE(fixture.value().materials[0].name, QStringLiteral("39 g"));
    QVERIFY(fixture.value().materials[0].compound.isNull());
}

void TestExperimentMaterials::namesHaveRoom_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("scale");
    QTest::newRow("large text") << 1280 << 1.5;
    QTest::newRow("a narrow window") << 800 << 1.0;
    QTest::newRow("a wide one") << 1920 << 1.0;
}

/// However narrow the page: the table scrolls to the side then.
void TestExperimentMaterials::namesHaveRoom()
{
    QFETCH(int, width);
    QFETCH(double, scale);
    writeName(*m_fixture, QStringLiteral("toluene, dry"));
    Theme::instance().apply(ThemeChoice::Light, scale);
    m_fixture->window->resize(width, 800);
    auto *table = m_fixture->find<QTableView>("materialsView");
    QTRY_VERIFY(table->columnWidth(MaterialsModel::NameColumn) >= qRound(150 * scale));
    QHeaderView *header = table->horizontalHeader();
    QTRY_VERIFY(header->length() >= table->viewport()->width());
    // A wider column beside it takes none of its least room.
    header->resizeSection(MaterialsModel::MassColumn, 400);
    QVERIFY(table->columnWidth(MaterialsModel::NameColumn) >= qRound(150 * scale));
    Theme::instance().apply(ThemeChoice::Light);
}

void TestExperimentMaterials::quantitiesThatAreNotUnderstood()
{
    ScreenFixture &fixture = *m_fixture;
    QAbstractItemModel *model = fixture.find<QTableView>("materialsView")->model();
    QVERIFY(model->setData(model->index(0, MaterialsModel::NameColumn), QStringLiteral("THF")));
    const QModelIndex cell = model->index(0, MaterialsModel::VolumeColumn);
    QVERIFY(model->setData(cell, QStringLiteral("ca. 5 mL")));
    QCOMPARE(cell.data().toString(), QStringLiteral("ca. 5 mL"));
    QVERIFY(!cell.data(MaterialsModel::ProblemRole).toString().isEmpty());
    QVERIFY(fixture.screen->document()->value().materials[0].volume.isNull());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    fixture.close();
    QVERIFY(fixture.openSession());
    QTRY_VERIFY(fixture.screen->document());
    model = fixture.find<QTableView>("materialsView")->model();
    QTRY_COMPARE(model->index(0, MaterialsModel::VolumeColumn).data().toString(),
                 QStringLiteral("ca. 5 mL"));
    QVERIFY(model->setData(model->index(0, MaterialsModel::VolumeColumn), QStringLiteral("5 mL")));
    QVERIFY(fixture.screen->document()->value().materials[0].unknown.empty());
}

QTEST_MAIN(TestExperimentMaterials)
#include "tst_experiment_materials.moc"

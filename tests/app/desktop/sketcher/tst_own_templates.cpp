// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of one's own, as they are kept, used, renamed and removed beside the sheet.
#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/sketch_commands.h"
#include "app/desktop/sketcher/template_delegate.h"
#include "app/desktop/sketcher/template_model.h"
#include "app/desktop/sketcher/template_names.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/message_bar.h"
#include "tests/app/desktop/sketcher/hand.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QTemporaryDir>
#include <QToolButton>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{

QString canonical(const char *smiles)
{
    return QString::fromStdString(chem::Molecule::fromSmiles(smiles)->smiles());
}

chem::Drawing drawingOf(const char *smiles)
{
    return *chem::drawingOf(*chem::Molecule::fromSmiles(smiles));
}

} // namespace

class TestOwnTemplates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keepsTheWholeSheet();
    void keepsWhatIsChosen();
    void keepsByTheButton();
    void leavesTheName();
    void nothingToKeep();
    void theKeyCanBeChanged();
    void placedLikeTheOthers();
    void fusedLikeTheOthers();
    void renamedByKey();
    void removedAndBroughtBack();
    void theContextMenu();
    void builtInOnesStay();
    void emptyGroupsSaySo();
    void leavesRoomForTheSheet();
    void anotherProgramChangesTheFolder();
    void whatIsWrongIsSaidOnce();
    void whatFailsIsSaid();
    void usedLastIsFirst();
    void survivesTheEndOfTheWindow();
    void everyNameCanBeTranslated();
    void namesInTwoLines_data();
    void namesInTwoLines();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_sketcher->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QListView *list() const { return find<QListView>("templateListView"); }
    [[nodiscard]] QLineEdit *nameEdit() const { return find<QLineEdit>("templateNameLineEdit"); }
    [[nodiscard]] QString said() const { return find<QLabel>("sketchMessageLabel")->text(); }
    [[nodiscard]] QStringList messages() const
    {
        return find<QWidget>("templatePanel")->findChild<MessageBar *>()->texts();
    }
    [[nodiscard]] QStringList ownNames() const
    {
        QStringList names;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (!index.data(TemplateModel::FileRole).toString().isEmpty()) {
                names.append(index.data().toString());
            }
        }
        return names;
    }
    [[nodiscard]] QString currentName() const { return list()->currentIndex().data().toString(); }
    /// What is on the sheet is kept under that name.
    void keep(const char *name)
    {
        m_hand->type("u");
        QVERIFY(nameEdit() && nameEdit()->hasFocus());
        m_hand->type(name);
        m_hand->press(Qt::Key_Return);
        QTRY_COMPARE(currentName(), QString::fromLatin1(name));
    }
    void draw(const char *smiles)
    {
        m_sketcher->setDrawing(drawingOf(smiles));
        m_sketcher->view().setFocus();
        m_hand->hover({-100, -100});
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<TemplateFolder> m_folder;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<Sketcher> m_sketcher;
    std::unique_ptr<Hand> m_hand;
};

void TestOwnTemplates::initTestCase()
{
    Settings::useFile(m_settings.filePath(u"settings.ini"_s));
    Theme::instance().apply(ThemeChoice::Light);
}

void TestOwnTemplates::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_data->path().toLocal8Bit());
    m_folder = std::make_unique<TemplateFolder>();
    QCOMPARE(m_folder->folder(), m_data->filePath(u"artemisia/templates"_s));
    m_workers = std::make_unique<jobs::Runner>(u"test"_s, 2);
    m_sketcher = std::make_unique<Sketcher>(Sketcher::Use::Anything, *m_workers);
    m_sketcher->resize(1000, 800);
    m_sketcher->show();
    QVERIFY(QTest::qWaitForWindowActive(m_sketcher.get()));
    m_sketcher->view().setFocus();
    m_hand = std::make_unique<Hand>(*m_sketcher);
}

void TestOwnTemplates::cleanup()
{
    m_hand.reset();
    m_sketcher.reset();
    m_workers.reset();
    qunsetenv("XDG_DATA_HOME");
}

void TestOwnTemplates::keepsTheWholeSheet()
{
    draw("Cc1cccnc1");
    keep("Picoline");
    QVERIFY(!nameEdit()->isVisible());
    QVERIFY(list()->hasFocus()); // Enter takes it
    const auto kept = m_folder->read();
    QCOMPARE(kept->templates.size(), 1);
    QCOMPARE(kept->templates.first().file, u"Picoline.cdxml"_s);
    QCOMPARE(ownNames(), QStringList{u"Picoline"_s});
    // Found by name and in a group of its own.
    QAbstractItemModelTester tester(list()->model());
    auto *search = find<QLineEdit>("templateSearchLineEdit");
    search->setFocus();
    m_hand->type("picol");
    QCOMPARE(list()->model()->rowCount(), 1);
    search->clear();
    auto *group = find<QComboBox>("templateGroupComboBox");
    group->setCurrentIndex(group->findText(u"Your own"_s));
    QCOMPARE(list()->model()->rowCount(), 1);
    QTRY_VERIFY(!list()->model()->index(0, 0).data(Qt::DecorationRole).isNull());
}

void TestOwnTemplates::keepsWhatIsChosen()
{
    draw("CCc1ccccc1");
    chem::Selection ring;
    for (std::size_t i = 2; i < 8; ++i) {
        ring.insert(m_hand->sheet().atoms[i].id);
    }
    m_sketcher->document().setSelection(ring);
    m_hand->type("u"); // is no label's key: what is chosen stays what it is
    QVERIFY(nameEdit() && nameEdit()->hasFocus());
    QCOMPARE(m_hand->smiles(), canonical("CCc1ccccc1"));
    const auto captions = find<QWidget>("templateNameBar")->findChildren<QLabel *>();
    QCOMPARE(captions.first()->text(), u"Keep what is chosen as"_s);
    m_hand->type("Ring");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(ownNames(), QStringList{u"Ring"_s});
    const chem::Drawing drawing = m_folder->read()->templates.first().drawing;
    QCOMPARE(int(drawing.atoms.size()), 6);
    // Without a choice it is the whole sheet.
    m_sketcher->document().setSelection({});
    QCOMPARE(captions.first()->text(), u"Keep the whole sheet as"_s);
}

void TestOwnTemplates::keepsByTheButton()
{
    draw("C1CC1");
    m_hand->type("z");
    auto *button = find<QToolButton>("keepTemplateButton");
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(nameEdit()->hasFocus());
    auto *take = find<QPushButton>("takeTemplateNameButton");
    QVERIFY(!take->isEnabled()); // no name yet
    m_hand->type("   ");
    QVERIFY(!take->isEnabled());
    m_hand->press(Qt::Key_Return);
    QVERIFY(nameEdit()->isVisible());
    m_hand->type("Ring");
    QTest::mouseClick(take, Qt::LeftButton);
    QTRY_COMPARE(ownNames(), QStringList{u"Ring"_s});
}

void TestOwnTemplates::leavesTheName()
{
    draw("C1CC1");
    m_hand->type("u");
    m_hand->type("Not this");
    m_hand->press(Qt::Key_Escape);
    QVERIFY(!nameEdit()->isVisible());
    QVERIFY(list()->isVisible());
    m_hand->press(Qt::Key_Escape);
    QVERIFY(!list()->isVisible());
    QVERIFY(m_sketcher->view().hasFocus());
    QVERIFY(m_folder->read()->templates.isEmpty());
    m_hand->type("u");
    QVERIFY(nameEdit()->text().isEmpty());
}

void TestOwnTemplates::nothingToKeep()
{
    m_hand->type("u");
    QVERIFY(nameEdit() == nullptr || !nameEdit()->isVisible());
    QVERIFY2(said().contains(u"nothing on the sheet"_s), qPrintable(said()));
    // What was there when the name was asked for may be gone.
    draw("C");
    m_hand->type("u");
    m_sketcher->setDrawing({});
    m_hand->type("Gone");
    m_hand->press(Qt::Key_Return);
    QVERIFY(said().contains(u"nothing on the sheet"_s));
    QVERIFY(m_folder->read()->templates.isEmpty());
}

void TestOwnTemplates::theKeyCanBeChanged()
{
    const auto key = SketchKeys::find(SketchKeys::inUse(), u"u"_s, {KeyContext::Sheet});
    QVERIFY(key);
    QCOMPARE(key->command, u"keep template"_s);
    QCOMPARE(SketchCommands::describe(key->command), u"Keep as a template"_s);
    // It is about what is chosen: no key of an atom or a bond may stand before it.
    QVERIFY(
        !SketchKeys::find(SketchKeys::defaults(), u"u"_s, {KeyContext::Atom, KeyContext::Bond}));
    SketchKeys::change({KeyContext::Sheet, u"J"_s, u"keep template"_s});
    m_hand.reset();
    m_sketcher = std::make_unique<Sketcher>(Sketcher::Use::Anything, *m_workers);
    m_sketcher->show();
    QVERIFY(QTest::qWaitForWindowActive(m_sketcher.get()));
    m_hand = std::make_unique<Hand>(*m_sketcher);
    draw("C1CC1");
    m_hand->type("J");
    QVERIFY(nameEdit() && nameEdit()->hasFocus());
    SketchKeys::restoreDefaults();
}

void TestOwnTemplates::placedLikeTheOthers()
{
    draw("OC1CC1");
    keep("Cyclopropanol");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_sketcher->toolId(), u"template"_s);
    m_sketcher->setDrawing(drawingOf("CC"));
    m_hand->hover({200, 200}); // only a ghost
    QCOMPARE(m_hand->smiles(), canonical("CC"));
    m_hand->click(m_hand->atom(1)); // bound by its first atom
    QCOMPARE(m_hand->smiles(), canonical("CCOC1CC1"));
    QCOMPARE(m_sketcher->document().undoStack().undoText(), u"Put Cyclopropanol"_s);
    m_sketcher->document().undoStack().undo();
    m_hand->click({120, 0});
    QCOMPARE(m_hand->smiles(), canonical("CC.OC1CC1"));
}

void TestOwnTemplates::fusedLikeTheOthers()
{
    draw("C1CCCC1");
    keep("Five");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_sketcher->toolId(), u"template"_s);
    m_sketcher->setDrawing(drawingOf("c1ccccc1"));
    m_hand->click(m_hand->bond(0, 1));
    QCOMPARE(m_hand->smiles(), canonical("C1CCc2ccccc12"));
}

void TestOwnTemplates::renamedByKey()
{
    draw("C1CC1");
    keep("Ring");
    m_hand->press(Qt::Key_F2);
    QVERIFY(nameEdit()->hasFocus());
    QCOMPARE(nameEdit()->text(), u"Ring"_s);
    m_hand->type("A/B: ring"); // what was there is chosen, and goes
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(ownNames(), QStringList{u"A/B: ring"_s});
    QCOMPARE(currentName(), u"A/B: ring"_s);
    QCOMPARE(m_folder->read()->templates.first().file, u"A-B- ring.cdxml"_s);
    // The sheet may be changed meanwhile: it is not what is renamed.
    m_hand->press(Qt::Key_F2);
    m_sketcher->setDrawing({});
    m_hand->type("Three");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(ownNames(), QStringList{u"Three"_s});
    QCOMPARE(int(m_folder->read()->templates.first().drawing.atoms.size()), 3);
}

void TestOwnTemplates::removedAndBroughtBack()
{
    draw("C1CC1");
    keep("One");
    draw("C1CCC1");
    keep("Two");
    m_hand->press(Qt::Key_Delete);
    QTRY_COMPARE(ownNames(), QStringList{u"One"_s});
    QCOMPARE(messages(), QStringList{u"Removed \"Two\"."_s});
    list()->setCurrentIndex(list()->model()->index(0, 0));
    list()->setFocus();
    m_hand->press(Qt::Key_Delete);
    QTRY_VERIFY(ownNames().isEmpty());
    QCOMPARE(messages(), QStringList{u"Removed \"One\"."_s});
    QVERIFY(m_folder->read()->templates.isEmpty());
    // Undo, and undo of what went before.
    QTest::mouseClick(find<QPushButton>("undoRemovedTemplateButton"), Qt::LeftButton);
    QTRY_COMPARE(ownNames(), QStringList{u"One"_s});
    QCOMPARE(currentName(), u"One"_s);
    QTRY_COMPARE(messages(), QStringList{u"Removed \"Two\"."_s});
    QTest::mouseClick(find<QPushButton>("undoRemovedTemplateButton"), Qt::LeftButton);
    QTRY_COMPARE(ownNames(), (QStringList{u"One"_s, u"Two"_s}));
    QTRY_VERIFY(messages().isEmpty());
    QCOMPARE(m_folder->read()->templates.size(), 2);
}

void TestOwnTemplates::theContextMenu()
{
    draw("C1CC1");
    keep("Ring");
    const auto menuAt = [this](const QModelIndex &index) {
        const QPoint at = list()->visualRect(index).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, list()->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(list()->viewport(), &event);
        return find<QMenu>("templateMenu");
    };
    QPointer<QMenu> menu = menuAt(list()->currentIndex()); // goes when it is closed
    QVERIFY(menu);
    menu->findChild<QAction *>(u"renameTemplateAction"_s)->trigger();
    QVERIFY(nameEdit()->hasFocus());
    m_hand->press(Qt::Key_Escape);
    delete menu.data();
    QCOMPARE(currentName(), u"Ring"_s);
    menu = menuAt(list()->currentIndex());
    QVERIFY(menu);
    QCOMPARE(currentName(), u"Ring"_s);
    menu->findChild<QAction *>(u"removeTemplateAction"_s)->trigger();
    QTRY_VERIFY(ownNames().isEmpty());
    delete menu.data();
    menu = menuAt(list()->model()->index(0, 0)); // comes with the program
    QVERIFY(menu->findChild<QAction *>(u"removeTemplateAction"_s) == nullptr);
    QCOMPARE(menu->actions().size(), 1);
}

void TestOwnTemplates::builtInOnesStay()
{
    m_hand->type("z");
    const int count = list()->model()->rowCount();
    list()->setFocus();
    list()->setCurrentIndex(list()->model()->index(0, 0));
    m_hand->press(Qt::Key_Delete);
    QVERIFY(said().contains(u"your own"_s));
    m_hand->press(Qt::Key_F2);
    QVERIFY(!nameEdit()->isVisible());
    QCOMPARE(list()->model()->rowCount(), count);
}

void TestOwnTemplates::emptyGroupsSaySo()
{
    draw("C1CC1");
    m_hand->type("z");
    auto *empty = find<QLabel>("noTemplatesLabel");
    QVERIFY(!empty->isVisible());
    auto *group = find<QComboBox>("templateGroupComboBox");
    group->setCurrentIndex(group->findText(u"Your own"_s));
    QVERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(u"Keep as template"_s));
    m_sketcher->view().setFocus();
    keep("Ring");
    QVERIFY(!empty->isVisible());
    find<QLineEdit>("templateSearchLineEdit")->setText(u"nothing is called so"_s);
    QVERIFY(empty->isVisible());
}

void TestOwnTemplates::leavesRoomForTheSheet()
{
    m_hand->type("z");
    QCOMPARE(list()->height() / TemplateDelegate::cellSize().height(), 2);
    m_sketcher->resize(1000, 480);
    QTRY_COMPARE(list()->height() / TemplateDelegate::cellSize().height(), 1);
    QTRY_VERIFY(m_sketcher->view().height() > 120);
    draw("C1CC1");
    m_hand->type("u");
    QVERIFY(nameEdit()->hasFocus());
    QVERIFY(!list()->isVisible());
    m_hand->press(Qt::Key_Escape);
    QVERIFY(list()->isVisible() && list()->hasFocus());
    m_sketcher->resize(1000, 800);
    QTRY_COMPARE(list()->height() / TemplateDelegate::cellSize().height(), 2);
}

void TestOwnTemplates::anotherProgramChangesTheFolder()
{
    draw("C1CC1");
    keep("Mine");
    const TemplateFolder other(m_folder->folder());
    const auto added = other.add(u"Theirs"_s, drawingOf("C1CCC1"));
    QVERIFY(added);
    QTRY_COMPARE(ownNames(), (QStringList{u"Mine"_s, u"Theirs"_s}));
    QCOMPARE(currentName(), u"Mine"_s); // what was current stays so
    QVERIFY(other.rename(added->file, u"Another"_s));
    QTRY_COMPARE(ownNames(), (QStringList{u"Another"_s, u"Mine"_s}));
    // Removed there, and asked to be removed here.
    QVERIFY(other.remove(u"Mine.cdxml"_s));
    m_hand->press(Qt::Key_Delete);
    QTRY_COMPARE(ownNames(), QStringList{u"Another"_s});
    // What changes while the panel is closed is seen when it opens.
    list()->setFocus();
    m_hand->press(Qt::Key_Escape);
    QVERIFY(other.add(u"Late"_s, drawingOf("CC")));
    m_sketcher->view().setFocus();
    m_hand->type("z");
    QTRY_COMPARE(ownNames(), (QStringList{u"Another"_s, u"Late"_s}));
}

void TestOwnTemplates::whatIsWrongIsSaidOnce()
{
    QVERIFY(m_folder->add(u"Good"_s, drawingOf("C1CC1")));
    QFile bad(m_folder->folder() + u"/bad.cdxml"_s);
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("no document");
    bad.close();
    QVERIFY(QDir().mkpath(m_folder->folder() + u"/folder.cdxml"_s));
    m_hand->type("z");
    QTRY_COMPARE(ownNames(), QStringList{u"Good"_s});
    QTRY_COMPARE(messages().size(), 1);
    QVERIFY2(messages().first().contains(u"bad.cdxml: "_s), qPrintable(messages().first()));
    QVERIFY(messages().first().contains(u"folder.cdxml: it is a folder"_s));
    QVERIFY(find<QPushButton>("showTemplateFolderButton"));
    QTest::mouseClick(find<QToolButton>("dismissMessageButton"), Qt::LeftButton);
    QVERIFY(messages().isEmpty());
    // Not again for the same files; but for another one.
    draw("CC");
    keep("More");
    QVERIFY(messages().isEmpty());
    QVERIFY(QFile::copy(bad.fileName(), m_folder->folder() + u"/worse.cdxml"_s));
    QTRY_COMPARE(messages().size(), 1);
    QVERIFY(messages().first().contains(u"worse.cdxml: "_s));
    // Taken away, nothing is left to be said.
    QVERIFY(QFile::remove(bad.fileName()));
    QVERIFY(QFile::remove(m_folder->folder() + u"/worse.cdxml"_s));
    QVERIFY(QDir().rmdir(m_folder->folder() + u"/folder.cdxml"_s));
    QTRY_VERIFY(messages().isEmpty());
    QCOMPARE(ownNames(), (QStringList{u"Good"_s, u"More"_s}));
}

void TestOwnTemplates::whatFailsIsSaid()
{
    draw("C1CC1");
    QVERIFY(QDir(m_data->path()).mkpath(u"artemisia"_s));
    QFile file(m_folder->folder()); // where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_hand->type("u");
    m_hand->type("Ring");
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY(!messages().isEmpty() && messages().first().contains(u"was not kept"_s));
    QCOMPARE(m_hand->smiles(), canonical("C1CC1"));
    QVERIFY(file.remove());
    m_sketcher->view().setFocus();
    keep("Ring"); // now it can be
    QVERIFY(messages().isEmpty());
}

void TestOwnTemplates::usedLastIsFirst()
{
    draw("C1CC1");
    keep("Zebra");
    m_sketcher->view().setFocus();
    keep("Ant");
    QCOMPARE(ownNames(), (QStringList{u"Ant"_s, u"Zebra"_s}));
    list()->setCurrentIndex(list()->model()->index(1, 0));
    list()->setFocus();
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_sketcher->toolId(), u"template"_s);
    m_hand->type("z");
    QCOMPARE(list()->model()->index(0, 0).data().toString(), u"Zebra"_s);
    // And is so under its new name.
    list()->setCurrentIndex(list()->model()->index(0, 0));
    list()->setFocus();
    m_hand->press(Qt::Key_F2);
    m_hand->type("Zulu");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(ownNames(), (QStringList{u"Zulu"_s, u"Ant"_s}));
}

void TestOwnTemplates::survivesTheEndOfTheWindow()
{
    draw("C1CC1");
    m_hand->type("u");
    m_hand->type("Last");
    m_hand->press(Qt::Key_Return);
    m_hand.reset();
    m_sketcher.reset(); // at once: the last write is waited for
    QCOMPARE(m_folder->read()->templates.size(), 1);
}

void TestOwnTemplates::everyNameCanBeTranslated()
{
    QSet<QString> names;
    for (const std::string_view name : translatableTemplateNames()) {
        names.insert(QString::fromUtf8(name.data(), qsizetype(name.size())));
    }
    QSet<QString> wanted;
    for (const chem::TemplateEntry &entry : chem::templateTable()) {
        wanted.insert(QString::fromUtf8(entry.name.data(), qsizetype(entry.name.size())));
        QVERIFY(!templateName(entry).isEmpty());
    }
    QCOMPARE(wanted - names, QSet<QString>());
    QCOMPARE(names - wanted, QSet<QString>()); // nothing that is no name any more
}

void TestOwnTemplates::namesInTwoLines_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("short") << u"Benzene"_s;
    QTest::newRow("one line is enough") << u"Chair, the other way"_s;
    QTest::newRow("a systematic one") << u"[1,2,4]Triazolo[1,5-a]pyrimidine"_s;
    QTest::newRow("words") << u"N-Acetyl-β-D-glucosamine, flat"_s;
    QTest::newRow("too long") << QString(200, u'x');
}

void TestOwnTemplates::namesInTwoLines()
{
    QFETCH(QString, name);
    const QFontMetrics metrics(Theme::instance().font(Theme::TextStyle::Caption));
    const int width = TemplateDelegate::cellSize().width() - Space::s;
    const QStringList lines = linesOf(name, metrics, width, 2);
    QVERIFY(!lines.isEmpty() && lines.size() <= 2);
    for (const QString &line : lines) {
        QVERIFY(metrics.horizontalAdvance(line) <= width);
    }
    QCOMPARE(lines.last().endsWith(u'…'), name.size() > 100);
    if (name.size() <= 100) {
        QCOMPARE(lines.join(QString()).remove(u' '), QString(name).remove(u' '));
    }
}

QTEST_MAIN(TestOwnTemplates)
#include "tst_own_templates.moc"

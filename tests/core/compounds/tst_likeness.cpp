// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"

#include "tests/support/temporary_notebook.h"

using namespace artemisia;
using compounds::Likeness;
using testing::TemporaryNotebook;

class TestLikeness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void racemateAndEnantiomersDrawnFlat();
    void byAliasAndName();
    void nextCode_data();
    void nextCode();
    void nextCodeIsFree();

private:
    static Compound add(TemporaryNotebook &notebook, const QString &code,
                        const char *smiles = nullptr)
    {
        Compound compound;
        compound.head.id = CompoundId::create();
        compound.code = code;
        if (smiles != nullptr &&
            !compounds::setStructure(compound, *chem::Molecule::fromSmiles(smiles))) {
            qFatal("%s", smiles);
        }
        const auto saved = notebook->compounds().save(compound, notebook.context());
        if (!saved) {
            qFatal("%s", testing::wordsOf(saved.error()).constData());
        }
        return compound;
    }
    static QStringList likenesses(TemporaryNotebook &notebook, const Compound &compound)
    {
        QStringList texts;
        const auto found = compounds::likenessesOf(notebook.store(), compound);
        for (const Likeness &likeness : *found) {
            texts << likeness.code + u' ' + QString::number(int(likeness.kind));
        }
        return texts;
    }
};

/// Two bottles drawn flat are two compounds with one key, until a person says otherwise: they are
/// shown to each other, and nothing is merged.
void TestLikeness::racemateAndEnantiomersDrawnFlat()
{
    TemporaryNotebook notebook;
    const char *flat = "FC(C=C1)=C(F)C=C1C(OC)COC2=CN=CC3=NN=C(C4=CC=C(C#N)C=C4)N32";
    const Compound racemate = add(notebook, QStringLiteral("OSM-S-412"), flat);
    const Compound first = add(notebook, QStringLiteral("OSM-S-413"), flat);
    const Compound second = add(notebook, QStringLiteral("OSM-S-414"),
                                "FC(C=C1)=C(F)C=C1[C@H](OC)COC2=CN=CC3=NN=C(C4=CC=C(C#N)C=C4)N32");
    const Compound other = add(notebook, QStringLiteral("OSM-S-5"), "CC(=O)Nc1ccc(O)cc1");
    QCOMPARE(racemate.structure.inchiKey, first.structure.inchiKey);
    QVERIFY(second.structure.inchiKey != first.structure.inchiKey);
    // Kind 0: the same key, 1: the same skeleton. A record is not like itself.
    QCOMPARE(likenesses(notebook, racemate),
             (QStringList{QStringLiteral("OSM-S-413 0"), QStringLiteral("OSM-S-414 1")}));
    QCOMPARE(likenesses(notebook, second),
             (QStringList{QStringLiteral("OSM-S-412 1"), QStringLiteral("OSM-S-413 1")}));
    QCOMPARE(likenesses(notebook, other), QStringList());
    QCOMPARE(*notebook->compounds().count(), 4);
    QCOMPARE(notebook->compounds().find(first.head.id)->value().code, QStringLiteral("OSM-S-413"));
    const auto hits = compounds::searchStructures(
        notebook.store(), compounds::StructureSearch::Exact, QString::fromLatin1(flat), 0);
    VERIFY_OK(hits);
    QCOMPARE(hits->size(), 2);
}

void TestLikeness::byAliasAndName()
{
    TemporaryNotebook notebook;
    Compound known = testing::someCompound(7);
    VERIFY_OK(notebook->compounds().save(known, notebook.context()));
    Compound given;
    given.head.id = CompoundId::create();
    Alias alias;
    alias.id = ElementId::create();
    alias.value = QStringLiteral(" mmv7");
    given.aliases = {alias};
    QCOMPARE(likenesses(notebook, given), QStringList{QStringLiteral("OSM-S-7 2")});
    given.aliases.clear();
    given.code = QStringLiteral("osm-s-7");
    QCOMPARE(likenesses(notebook, given), QStringList{QStringLiteral("OSM-S-7 2")});
    given.code = QStringLiteral("  ");
    QCOMPARE(likenesses(notebook, given), QStringList());
}

void TestLikeness::nextCode_data()
{
    QTest::addColumn<QStringList>("codes");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *name, const char *codes, const char *next) {
        QTest::newRow(name) << QString::fromLatin1(codes).split(u' ', Qt::SkipEmptyParts)
                            << QString::fromLatin1(next);
    };
    row("the first", "", "CPD-1");
    row("no numbers", "aspirin paracetamol", "CPD-1");
    row("one scheme", "OSM-S-9 OSM-S-10", "OSM-S-11");
    row("the commonest, not the last in the alphabet", "OSM-S-1 OSM-S-106 OSM-S-5 ZZZ-7 MMV670652",
        "OSM-S-107");
    row("nor the one with the highest number", "A-1 A-2 Z-900000", "A-3");
    row("of two as common the later", "A-1 B-1", "B-2");
    row("leading zeros", "CPD-0009 CPD-0010", "CPD-0011");
    row("leading zeros that run out", "C-98 C-99", "C-100");
    row("leading zeros that are filled", "C-098 C-099", "C-100");
    row("only numbers", "17 3", "18");
    row("too long for a number", "X-99999999999999999999 X-4", "X-5");
    row("a batch's code is no scheme of its own", "OSM-S-1 OSM-S-2 OSM-S-2a", "OSM-S-3");
}

void TestLikeness::nextCode()
{
    QFETCH(QStringList, codes);
    QFETCH(QString, next);
    TemporaryNotebook notebook;
    for (const QString &code : std::as_const(codes)) {
        add(notebook, code);
    }
    const auto proposed = compounds::nextCode(notebook.store());
    VERIFY_OK(proposed);
    QCOMPARE(*proposed, next);
}

void TestLikeness::nextCodeIsFree()
{
    TemporaryNotebook notebook;
    add(notebook, QStringLiteral("A-01"));
    for (int i = 0; i < 30; ++i) {
        const auto proposed = compounds::nextCode(notebook.store());
        VERIFY_OK(proposed);
        add(notebook, *proposed); // aborts where the code is another's
    }
    QCOMPARE(*compounds::nextCode(notebook.store()), QStringLiteral("A-32"));
}

QTEST_GUILESS_MAIN(TestLikeness)
#include "tst_likeness.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_runner.h"

#include <QRegularExpression>
#include <QSet>

using namespace artemisia;
using artemisia::testing::Answer;
using artemisia::testing::CliRunner;

namespace
{

const QStringList kCommands{QStringLiteral("init"),           QStringLiteral("import compounds"),
                            QStringLiteral("new experiment"), QStringLiteral("list"),
                            QStringLiteral("show"),           QStringLiteral("search"),
                            QStringLiteral("publish"),        QStringLiteral("clone"),
                            QStringLiteral("export"),         QStringLiteral("check"),
                            QStringLiteral("backup"),         QStringLiteral("restore")};

QString textOf(const QString &path)
{
    QFile file(QStringLiteral(ARTEMISIA_SOURCE "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QSet<QString> optionsIn(const QString &text)
{
    static const QRegularExpression option(QStringLiteral("(?<![\\w-])--[a-z][a-z-]*"));
    QSet<QString> options;
    auto matches = option.globalMatch(text);
    while (matches.hasNext()) {
        options.insert(matches.next().captured());
    }
    return options;
}

/// The part of the manual page about a command, with plain hyphens.
QString manualOf(const QString &command)
{
    const QString page = textOf(QStringLiteral("installer/share/artemisia-cli.1"))
                             .replace(QStringLiteral("\\-"), QStringLiteral("-"));
    const QString head = QStringLiteral(".SS \"%1\"\n").arg(command);
    const qsizetype from = page.indexOf(head);
    static const QRegularExpression next(QStringLiteral("^\\.S[SH] "),
                                         QRegularExpression::MultilineOption);
    return from < 0 ? QString() : page.mid(from, page.indexOf(next, from + head.size()) - from);
}

/// "### list compounds" -> the JSON that stands below it.
QMap<QString, Json> documentedShapes()
{
    static const QRegularExpression shape(
        QStringLiteral("^### ([^\\n]+)\\n((?!^### ).)*?^```json\\n(.*?)^```"),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    QMap<QString, Json> shapes;
    auto matches = shape.globalMatch(textOf(QStringLiteral("app/cli/README.md")));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto json = parseJson(match.captured(3).toUtf8());
        shapes.insert(match.captured(1), json ? *json : Json());
    }
    return shapes;
}

/// How \a actual differs in its fields and kinds from \a documented; empty: it does not. An empty
/// object or list stands for any.
QString difference(const Json &documented, const Json &actual, const QString &where)
{
    const bool isSameKind =
        documented.is_number() ? actual.is_number() : documented.type() == actual.type();
    if (!isSameKind) {
        return where + QStringLiteral(": another kind of value");
    }
    if (documented.is_object() && !documented.empty()) {
        for (const auto &[key, value] : actual.items()) {
            if (!documented.contains(key)) {
                return where + u'/' + QString::fromStdString(key) +
                       QStringLiteral(" is not documented");
            }
        }
        for (const auto &[key, value] : documented.items()) {
            const QString at = where + u'/' + QString::fromStdString(key);
            if (!actual.contains(key)) {
                return at + QStringLiteral(" is missing");
            }
            QString deeper = difference(value, actual.at(key), at);
            if (!deeper.isEmpty()) {
                return deeper;
            }
        }
    }
    if (documented.is_array() && !documented.empty()) {
        if (actual.empty()) {
            return where + QStringLiteral(" is empty, which shows nothing");
        }
        for (const Json &item : actual) {
            QString deeper = difference(documented.at(0), item, where + QStringLiteral("[]"));
            if (!deeper.isEmpty()) {
                return deeper;
            }
        }
    }
    return {};
}

} // namespace

/// The manual page, the room's README and --help say of the program what it is.
class TestCliManual : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void optionsOfEveryCommand_data();
    void optionsOfEveryCommand();
    void everyCommandIsInTheManual();
    void exitCodesAreToldOnce();
    void everyShapeHasACommand();
    void answersAreAsDocumented_data();
    void answersAreAsDocumented();

private:
    CliRunner m_cli;
};

void TestCliManual::initTestCase()
{
    VERIFY_RAN(m_cli.init());
    m_cli.environment().insert(QStringLiteral("ARTEMISIA_NOTEBOOK"),
                               m_cli.path(QStringLiteral("notebook")));
    (void)m_cli.write(QStringLiteral("list.csv"),
                      "Code,SMILES,Pfal IC50 (GSK) (uM)\n"
                      "A-1,OC1=CC(C[C@H]2C3=CC=C(O)C=C3CCN2)=CC=C1.Cl,0.25\nA-2,CCO,>5\n");
    VERIFY_RAN(m_cli.run("import compounds list.csv"));
    VERIFY_RAN(m_cli.run("new experiment --title First --open --reaction CCO>>CC=O"));
    VERIFY_RAN(m_cli.run("publish --to public.git"));
    VERIFY_RAN(m_cli.git({QStringLiteral("clone"), QStringLiteral("-q"),
                          QStringLiteral("public.git"), QStringLiteral("broken")}));
    (void)m_cli.write(QStringLiteral("broken/experiments/AC1-1/experiment.json"), "{\"id\": 5}");
    VERIFY_RAN(m_cli.run("new experiment --title Second --open"));
    VERIFY_RAN(m_cli.run("backup saved.zip"));
}

void TestCliManual::optionsOfEveryCommand_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &command : kCommands) {
        QTest::newRow(qPrintable(command)) << command;
    }
}

void TestCliManual::optionsOfEveryCommand()
{
    QFETCH(QString, command);
    const Answer help = m_cli.run((command + QStringLiteral(" --help")).toUtf8().constData());
    VERIFY_RAN(help);
    QString told = QString::fromUtf8(help.out);
    told.truncate(told.indexOf(QStringLiteral("Examples:")));
    QSet<QString> options = optionsIn(told);
    QVERIFY(options.remove(QStringLiteral("--help")));
    QVERIFY(options.remove(QStringLiteral("--json")));
    const bool takesNotebook = options.remove(QStringLiteral("--notebook"));
    const bool hasNone = QStringList{QStringLiteral("init"), QStringLiteral("clone"),
                                     QStringLiteral("check"), QStringLiteral("restore")}
                             .contains(command);
    QCOMPARE(takesNotebook, !hasNone);
    const QString manual = manualOf(command);
    QVERIFY2(!manual.isEmpty(), "not in the manual");
    QCOMPARE(optionsIn(manual), options);
    static const QRegularExpression positional(QStringLiteral("\nPositionals:\n((?:  .*\n)+)"));
    const QStringList words = positional.match(told).captured(1).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : words) {
        if (!line.startsWith(QStringLiteral("   "))) {
            const QString name = line.simplified().section(u' ', 0, 0);
            QVERIFY2(manual.contains(QStringLiteral(".I ") + name), qPrintable(name));
        }
    }
    // The examples use no option that is not there.
    const QString examples = QString::fromUtf8(help.out).mid(told.size());
    const QStringList used = optionsIn(examples).values();
    for (const QString &option : used) {
        QVERIFY2(optionsIn(told).contains(option), qPrintable(option));
    }
}

void TestCliManual::everyCommandIsInTheManual()
{
    const QString help = QString::fromUtf8(m_cli.run("--help").out);
    QSet<QString> told{QStringLiteral("--help"), QStringLiteral("--version"),
                       QStringLiteral("--notebook"), QStringLiteral("--json")};
    QCOMPARE(optionsIn(help.left(help.indexOf(QStringLiteral("Subcommands:")))), told);
    QStringList inHelp = help.mid(help.indexOf(QStringLiteral("Subcommands:"))).split(u'\n').mid(1);
    QSet<QString> first;
    for (const QString &command : kCommands) {
        first.insert(command.section(u' ', 0, 0));
    }
    QSet<QString> listed;
    for (const QString &line : inHelp) {
        if (line.startsWith(QStringLiteral("  ")) &&
            !line.startsWith(QStringLiteral("  artemisia")) &&
            !line.startsWith(QStringLiteral("   "))) {
            listed.insert(line.simplified().section(u' ', 0, 0));
        }
    }
    QCOMPARE(listed, first);
    const QString page = textOf(QStringLiteral("installer/share/artemisia-cli.1"));
    QCOMPARE(page.count(QStringLiteral("\n.SS ")), kCommands.size());
}

void TestCliManual::exitCodesAreToldOnce()
{
    const auto codes = [](const QString &text, const char *pattern) {
        QMap<int, QString> found;
        auto matches = QRegularExpression(QLatin1String(pattern)).globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            found.insert(match.captured(1).toInt(), match.captured(2));
        }
        return found;
    };
    const auto inReadme =
        codes(textOf(QStringLiteral("app/cli/README.md")), "\n\\| (\\d+) \\| ([a-z-]+) \\|");
    QCOMPARE(inReadme.size(), 14);
    QCOMPARE(codes(textOf(QStringLiteral("installer/share/artemisia-cli.1")),
                   "\n\\.B (\\d+)\n([a-z-]+): "),
             inReadme);
}

void TestCliManual::everyShapeHasACommand()
{
    const QString readme = textOf(QStringLiteral("app/cli/README.md"));
    QCOMPARE(readme.count(QStringLiteral("\n### ")), documentedShapes().size());
    QCOMPARE(documentedShapes().size(), 18);
}

void TestCliManual::answersAreAsDocumented_data()
{
    QTest::addColumn<QString>("command");
    const QMap<QString, const char *> commands{
        {QStringLiteral("error"), "show nobody --json"},
        {QStringLiteral("init"), "init other --title T --name N --initials AB --json"},
        {QStringLiteral("import compounds"), "import compounds list.csv --dry-run --json"},
        {QStringLiteral("new experiment"), "new experiment --title Third --json"},
        {QStringLiteral("list compounds"), "list compounds --json"},
        {QStringLiteral("list batches"), "list batches --json"},
        {QStringLiteral("list experiments"), "list experiments --json"},
        {QStringLiteral("list assays"), "list assays --json"},
        {QStringLiteral("show"), "show A-1 --json"},
        {QStringLiteral("search TEXT"), "search A-1 --json"},
        {QStringLiteral("search --smiles"), "search --smiles OCC --json"},
        {QStringLiteral("publish"), "publish --json"},
        {QStringLiteral("clone"), "clone public.git copy --json"},
        {QStringLiteral("check"), "check broken --json"},
        {QStringLiteral("export csv"), "export csv --out out.csv --json"},
        {QStringLiteral("export repository"), "export repository --out folder --json"},
        {QStringLiteral("backup"), "backup again.zip --json"},
        {QStringLiteral("restore"), "restore saved.zip restored --json"}};
    const QStringList documented = documentedShapes().keys();
    for (const QString &name : documented) {
        QTest::newRow(qPrintable(name)) << QString::fromLatin1(commands.value(name, ""));
    }
}

void TestCliManual::answersAreAsDocumented()
{
    QFETCH(QString, command);
    QVERIFY2(!command.isEmpty(), "no command is known for this shape");
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const Answer answer = m_cli.run(command.toUtf8().constData());
    const int expected = name == QStringLiteral("error")   ? 3
                         : name == QStringLiteral("check") ? 4
                                                           : 0;
    QVERIFY2(answer.exitCode == expected, answer.err.constData());
    const QString problem = difference(documentedShapes().value(name), answer.json(), name);
    QVERIFY2(problem.isEmpty(), (problem.toUtf8() + "\n" + answer.out.left(2000)).constData());
}

QTEST_GUILESS_MAIN(TestCliManual)
#include "tst_cli_manual.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language/translation.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Message {
    QString context;
    QString source;
    QStringList forms;
    bool isFinished = true;
    [[nodiscard]] QByteArray where() const { return (context + u": "_s + source).toUtf8(); }
    friend bool operator==(const Message &a, const Message &b)
    {
        return a.context == b.context && a.source == b.source;
    }
};

/// The messages of a translation source that count something.
QList<Message> countingMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    bool counts = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            counts = xml.attributes().value(u"numerus"_s) == u"yes";
        } else if (xml.name() == u"source" && counts) {
            messages.append({context, xml.readElementText(), {}, true});
        } else if (xml.name() == u"translation" && counts) {
            messages.last().isFinished = !xml.attributes().hasAttribute(u"type"_s);
        } else if (xml.name() == u"numerusform" && counts) {
            messages.last().forms.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QString english()
{
    return QStringLiteral(ARTEMISIA_SOURCE "/resources/i18n/artemisia_en.ts");
}

bool isCounting(const QString &text)
{
    return text.contains(u"%n"_s) || text.contains(u"%Ln"_s);
}

} // namespace

/// Whatever the program counts, it says right in English: "1 record", "2 records".
class TestPlurals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        useReadable();
        // What the sources say now, beside what is translated: lupdate merges the one into the
        // other.
        const QString merged = m_folder.filePath(u"artemisia_en.ts"_s);
        QVERIFY(QFile::copy(english(), merged));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(ARTEMISIA_SOURCE));
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(ARTEMISIA_LUPDATE),
                      {u"-silent"_s, u"-pluralonly"_s, u"-no-obsolete"_s, u"-locations"_s,
                       u"none"_s, u"-I"_s, u"."_s, u"core"_s, u"app"_s, u"chem"_s, u"-ts"_s,
                       merged});
        QVERIFY(lupdate.waitForFinished(120000));
        QVERIFY2(lupdate.exitCode() == 0, lupdate.readAll().constData());
        m_messages = countingMessages(merged);
        QVERIFY(m_messages.size() >= 15);
    }

    void everyMessageHasItsForms()
    {
        for (const Message &message : std::as_const(m_messages)) {
            QVERIFY2(message.isFinished, message.where().constData());
            QCOMPARE(message.forms.size(), 2);
            for (const QString &form : message.forms) {
                QVERIFY2(!form.trimmed().isEmpty(), message.where().constData());
                QVERIFY2(isCounting(form), message.where().constData());
                QVERIFY2(!form.contains(u"(s)"_s) && !form.contains(u"(es)"_s),
                         message.where().constData());
            }
        }
    }

    void nothingIsTranslatedInVain()
    {
        for (const Message &message : countingMessages(english())) {
            QVERIFY2(m_messages.contains(message), message.where().constData());
        }
    }

    /// lupdate takes for a message only what it understands; here every text that counts.
    void noTextIsOverlooked()
    {
        const QRegularExpression text(u"\"((?:[^\"\\\\]|\\\\.)*%L?n(?![a-z])[^\"]*)\""_s);
        QSet<QString> known;
        for (const Message &message : std::as_const(m_messages)) {
            known.insert(message.source);
        }
        int found = 0;
        for (const QString &top : {u"/core"_s, u"/app"_s, u"/chem"_s}) {
            QDirIterator files(QStringLiteral(ARTEMISIA_SOURCE) + top, {u"*.cpp"_s, u"*.h"_s},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                auto matches = text.globalMatch(QString::fromUtf8(file.readAll()));
                while (matches.hasNext()) {
                    const QString piece = matches.next().captured(1);
                    ++found;
                    const bool isKnown =
                        std::any_of(known.cbegin(), known.cend(),
                                    [&](const QString &source) { return source.contains(piece); });
                    QVERIFY2(isKnown, qPrintable(file.fileName() + u": "_s + piece));
                }
            }
        }
        QVERIFY(found >= 15);
    }

    void theProgramSaysThem()
    {
        artemisia::installTranslation();
        for (const Message &message : std::as_const(m_messages)) {
            const auto said = [&](int n) {
                return QCoreApplication::translate(message.context.toUtf8().constData(),
                                                   message.source.toUtf8().constData(), nullptr, n);
            };
            const auto expected = [&](int form, const QString &number) {
                QString words = message.forms.at(form);
                return words.replace(u"%Ln"_s, number).replace(u"%n"_s, number);
            };
            QCOMPARE(said(1), expected(0, u"1"_s));
            QCOMPARE(said(0), expected(1, u"0"_s));
            QCOMPARE(said(2), expected(1, u"2"_s));
            const QString many = message.forms.at(1).contains(u"%Ln"_s) ? u"1,225"_s : u"1225"_s;
            QCOMPARE(said(1225), expected(1, many));
        }
    }

    /// Functions outside of a class translate through a helper of their file, whose context lupdate
    /// does not see: what they count must be right without a translation.
    void freeFunctionsNeedNone()
    {
        for (const Message &message : std::as_const(m_messages)) {
            if (message.context == u"artemisia" || message.context == u"artemisia::app" ||
                message.context.isEmpty()) {
                QVERIFY2(!message.source.contains(u'('), message.where().constData());
            }
        }
    }

private:
    static void useReadable() { artemisia::useReadableLocale(); }
    QTemporaryDir m_folder;
    QList<Message> m_messages;
};

QTEST_GUILESS_MAIN(TestPlurals)
#include "tst_plurals.moc"

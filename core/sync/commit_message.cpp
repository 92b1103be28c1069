// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/commit_message.h"

#include <algorithm>
#include <array>

namespace artemisia::sync
{

namespace
{

constexpr qsizetype kFirstLine = 100;
constexpr qsizetype kMostListed = 200;
constexpr qsizetype kLongestName = 80;

struct KindName {
    RecordKind kind;
    const char *one;
    const char *many;
};

/// In the order in which a reader cares.
constexpr std::array kKinds{
    KindName{RecordKind::Experiment, "experiment", "experiments"},
    KindName{RecordKind::Compound, "compound", "compounds"},
    KindName{RecordKind::Batch, "batch", "batches"},
    KindName{RecordKind::Assay, "assay", "assays"},
    KindName{RecordKind::AssayResult, "result", "results"},
    KindName{RecordKind::Person, "person", "people"},
    KindName{RecordKind::Notebook, "notebook", "notebooks"},
};

/// One line without control characters: records come from other people, and a message has lines of
/// its own.
QString plain(const QString &text)
{
    QString line = text.simplified();
    line.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return line.size() > kLongestName ? line.left(kLongestName - 1) + u'…' : line;
}

QList<store::PendingChange> ofKind(const QList<store::PendingChange> &changes, RecordKind kind)
{
    QList<store::PendingChange> result;
    std::copy_if(changes.begin(), changes.end(), std::back_inserter(result),
                 [kind](const store::PendingChange &change) { return change.record.kind == kind; });
    return result;
}

QString firstLine(const QList<store::PendingChange> &changes)
{
    QStringList counts;
    QStringList codes;
    for (const KindName &name : kKinds) {
        const QList<store::PendingChange> some = ofKind(changes, name.kind);
        if (some.isEmpty()) {
            continue;
        }
        if (name.kind == RecordKind::Notebook) {
            counts.append(QStringLiteral("the notebook's description"));
            continue;
        }
        counts.append(QString::number(some.size()) + u' ' +
                      QLatin1String(some.size() == 1 ? name.one : name.many));
        // A result has the code of its compound, which says little, and they are many.
        for (qsizetype i = 0;
             name.kind != RecordKind::AssayResult && i < std::min<qsizetype>(some.size(), 20);
             ++i) {
            codes.append(plain(some[i].code));
        }
    }
    if (counts.isEmpty()) {
        return QStringLiteral("Files brought up to date");
    }
    QString line = counts.join(QStringLiteral(", "));
    QString separator = QStringLiteral(": ");
    for (const QString &code : std::as_const(codes)) {
        if (line.size() + code.size() > kFirstLine) {
            return line + (separator == QLatin1String(", ") ? QStringLiteral(", ...") : QString());
        }
        line += separator + code;
        separator = QStringLiteral(", ");
    }
    return line;
}

QString wordOf(store::ChangeKind change)
{
    switch (change) {
    case store::ChangeKind::Added:
        return QStringLiteral("added");
    case store::ChangeKind::Modified:
        return QStringLiteral("changed");
    case store::ChangeKind::Removed:
        return QStringLiteral("removed");
    }
    return {};
}

QString listOf(const QList<store::PendingChange> &changes)
{
    QString text;
    qsizetype listed = 0;
    for (const KindName &name : kKinds) {
        const QList<store::PendingChange> some = ofKind(changes, name.kind);
        for (const store::PendingChange &change : some) {
            if (++listed > kMostListed) {
                continue;
            }
            const QString title = plain(change.title);
            text += QStringLiteral("- %1 %2 %3")
                        .arg(wordOf(change.change), QLatin1String(name.one), plain(change.code))
                        .trimmed();
            text += title.isEmpty() ? QStringLiteral("\n") : QStringLiteral(": %1\n").arg(title);
        }
    }
    if (listed > kMostListed) {
        text += QStringLiteral("- and %1 more\n").arg(listed - kMostListed);
    }
    return text;
}

/// What git allows in the name of a person.
QString signatureName(QString name)
{
    name.removeIf(
        [](QChar c) { return c == u'<' || c == u'>' || c.category() == QChar::Other_Control; });
    return name.simplified();
}

QString addressOf(const Person &person)
{
    QString email = signatureName(person.email).remove(u' ');
    if (!email.isEmpty()) {
        return email;
    }
    const QString github = signatureName(person.github).remove(u' ');
    return github.isEmpty() ? signatureName(person.initials).remove(u' ').toLower() +
                                  QStringLiteral("@artemisia.invalid")
                            : github + QStringLiteral("@users.noreply.github.com");
}

} // namespace

QString commitMessage(const QList<store::PendingChange> &changes, const QString &title)
{
    QString message = title.trimmed();
    message.remove(QChar(u'\0'));
    message.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    message = message.isEmpty() ? firstLine(changes) : message.left(4000);
    const QString list = listOf(changes);
    return message + u'\n' + (list.isEmpty() ? QString() : u'\n' + list);
}

QByteArray commitBytes(const QString &tree, const QString &parent, const Person &person,
                       qint64 seconds, const QString &message)
{
    const QString name = signatureName(person.name);
    const QString who = QStringLiteral("%1 <%2> %3 +0000")
                            .arg(name.isEmpty() ? person.initials : name, addressOf(person))
                            .arg(seconds);
    QString text = QStringLiteral("tree %1\n").arg(tree);
    if (!parent.isEmpty()) {
        text += QStringLiteral("parent %1\n").arg(parent);
    }
    text += QStringLiteral("author ") + who + QStringLiteral("\ncommitter ") + who +
            QStringLiteral("\n\n") + message;
    return text.toUtf8();
}

} // namespace artemisia::sync

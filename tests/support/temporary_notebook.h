// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

/// Fails the test with the error's words unless \a expression, a Result, holds a value.
#define VERIFY_OK(expression)                                                                      \
    do {                                                                                           \
        const auto &okResult_ = (expression);                                                      \
        const QByteArray okWords_ =                                                                \
            okResult_ ? QByteArray() : artemisia::testing::wordsOf(okResult_.error());             \
        QVERIFY2(okResult_.has_value(), okWords_.constData());                                     \
    } while (false)
/// Fails the test unless \a expression, a Result, is an error with this code.
#define VERIFY_FAILS(expression, expectedCode)                                                     \
    do {                                                                                           \
        const auto &failResult_ = (expression);                                                    \
        QVERIFY2(!failResult_.has_value(), "succeeded");                                           \
        QVERIFY2(failResult_.error().code == (expectedCode),                                       \
                 artemisia::testing::wordsOf(failResult_.error()).constData());                    \
        QVERIFY2(!failResult_.error().message.isEmpty(), "an error without a sentence");           \
    } while (false)

namespace artemisia::testing
{

[[nodiscard]] QByteArray wordsOf(const Error &error);

/// Records with something in every field that matters; the same for the same number, but for new
/// ids.
[[nodiscard]] Notebook someNotebook();
[[nodiscard]] Person somePerson(const QString &initials = QStringLiteral("KBS"));
[[nodiscard]] Compound someCompound(int number); ///< "OSM-S-<number>", an alias "MMV<number>"
[[nodiscard]] Batch someBatch(const Compound &compound, int number);
[[nodiscard]] Assay someAssay(int number = 1);
[[nodiscard]] AssayResult someResult(const Assay &assay, const Compound &compound,
                                     int replicate = 0);
[[nodiscard]] Experiment someExperiment(const QString &code,
                                        const QList<CompoundId> &compounds = {});

/// Where temporary folders are made: in memory where there is room, since thousands of synchronised
/// writes wait long for a disk. For QTemporaryDir's constructor.
[[nodiscard]] QString temporaryTemplate();

/// A notebook in a folder of its own, open for writing until closed; the folder goes when this
/// does.
class TemporaryNotebook
{
public:
    TemporaryNotebook(); ///< aborts if it cannot be made
    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] store::Store *operator->() { return m_store.get(); }
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("notebook")); }
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_folder.filePath(name);
    } ///< beside the notebook
    [[nodiscard]] store::SaveContext context(const QString &what = QStringLiteral("Edited")) const;
    void close() { m_store.reset(); }
    [[nodiscard]] Result<> reopen(); ///< closes first, if it is open

private:
    QTemporaryDir m_folder{temporaryTemplate()};
    PersonId m_owner;
    std::unique_ptr<store::Store> m_store;
};

} // namespace artemisia::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/crate_facts.h"
#include "core/format/public_index.h"

#include <QByteArray>
#include <QSet>

namespace artemisia::format
{

/// Makes ro-crate-metadata.json (RO-Crate 1.1, at the same time the metadata of an .eln file), node
/// by node, so that a notebook of any length needs little more memory than the text. Every @id
/// stands once.
class Crate
{
public:
    explicit Crate(const PublicIndex &index);
    /// An experiment's own files.
    struct ExperimentFiles {
        FileFacts record; ///< experiment.json
        FileFacts page;   ///< README.md
        FileFacts rxn;    ///< scheme.rxn, scheme.svg and scheme.cdxml, if they are there
        FileFacts svg;
        FileFacts sheet;
    };
    /// Those of \a experiment as a published crate states them; unknown where that crate was made
    /// of another state of the record than \a record.
    [[nodiscard]] static ExperimentFiles
    filesIn(const CrateFacts &published, const Experiment &experiment, const FileFacts &record);
    /// A Dataset with its files, each with size and hash: other notebooks refuse files without.
    void addExperiment(const Experiment &experiment, const ExperimentFiles &files);
    /// A Dataset with its record and attachments. results.csv stands in the root's own list, where
    /// readers ask for no size: to know that, every table would have to be made for every
    /// publication.
    void addAssay(const Assay &assay, const QByteArray &record);
    /// A file of the root; \a bytes: null where size and hash are left out, so that they need not
    /// be known.
    void addRootFile(const QString &path, const QString &name, const QString &mediaType,
                     const QByteArray &bytes);
    void addFolder(const QString &path, const QString &name, const QString &description);
    /// The finished file. Equals canonicalText of the whole.
    [[nodiscard]] QByteArray finish();

private:
    struct File {
        QString path;
        QString name;
        QString mediaType;
        FileFacts facts;
        QString description;
    };
    [[nodiscard]] static File fileOf(const QString &path, const QString &mediaType,
                                     const FileFacts &facts);
    [[nodiscard]] Json partsOf(const QList<File> &files);
    [[nodiscard]] QList<File> attachmentsOf(const QString &recordPath,
                                            const QList<Attachment> &attachments) const;
    void addPeople();
    void addAuthors(Json &node, const QList<PersonId> &authors) const;
    void addNode(const Json &node);
    [[nodiscard]] Json descriptor() const;
    [[nodiscard]] Json root();

    const PublicIndex &m_index;
    QHash<PersonId, QString> m_personIds; ///< their @id
    QSet<QString> m_ids;
    Json m_parts = Json::array(); ///< of the root
    QByteArray m_nodes;
};

} // namespace artemisia::format

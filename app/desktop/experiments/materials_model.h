// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiment_document.h"
#include "app/desktop/experiments/quantity_entry.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace artemisia::app
{

/// What the table says of a linked compound.
struct CompoundLabel {
    QString code;
    QString name;
    int revision = 0; ///< counts changes while the window is open: key for drawings
};

/// The substances used and made, one a row; the last row is empty and becomes a material when
/// something is typed in it. Every change is an edit of the document. Entries that cannot be
/// understood are kept as text in the material and flagged.
class MaterialsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        RoleColumn,
        NameColumn,
        MassColumn,
        AmountColumn,
        VolumeColumn,
        EquivalentsColumn,
        PurityColumn,
        YieldColumn,
        DensityColumn,
        ConcentrationColumn,
        NotesColumn,
        ColumnCount
    };
    enum Role {
        ProblemRole = Qt::UserRole + 1, ///< why the entry is not understood; empty: it is
        RemarkRole,                     ///< something to look twice at
        CodeRole,                       ///< code of the linked compound
        MaterialIdRole,                 ///< ElementId as QUuid; null in the empty row
        LimitingRole,
    };
    explicit MaterialsModel(QObject *parent = nullptr);
    void setDocument(ExperimentDocument *document);
    void setCompoundLabels(const QHash<CompoundId, CompoundLabel> &labels);
    [[nodiscard]] const QHash<CompoundId, CompoundLabel> &compoundLabels() const
    {
        return m_labels;
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

    /// Null in the empty row.
    [[nodiscard]] const Material *materialAt(int row) const;
    /// Makes the row stand for a registered compound; \a name is what the row is called from now
    /// on.
    void setCompound(int row, const CompoundId &compound, const QString &name);
    /// Makes the row stand for \a structure. The name of another substance goes with it and \a name
    /// (may be empty) comes; one that stood alone stays.
    void setStructure(int row, const Structure &structure, const QString &name);
    void unlink(int row);
    enum class Step { OfNaming, OfItsOwn }; ///< of undo: one with the naming before it, or not
    /// Gives the material with the id of \a from its compound, batch and structure, not its name.
    void takeSubstance(const Material &from, Step step);
    [[nodiscard]] int rowOf(const ElementId &material) const; ///< -1: there is none
    void toggleLimiting(int row);
    bool moveBy(int row, int step);
    void append(const QList<Material> &materials, const QString &words);
    [[nodiscard]] static std::optional<QuantityKind> kindOf(int column);
    /// Key under which an entry of \a column that is not understood is kept.
    [[nodiscard]] static const char *unreadKey(int column);
    [[nodiscard]] static QString columnWords(int column);

Q_SIGNALS:
    /// A name was written. A registered compound is not in \a now any more when the name is none
    /// that this model knows it by.
    void named(const artemisia::Material &before, const artemisia::Material &now);

private:
    void sync();
    [[nodiscard]] bool isEditable() const;
    void setName(int row, const QString &name);
    [[nodiscard]] bool isCalled(const Material &material, const QString &name) const;
    [[nodiscard]] QVariant displayText(const Material &material, int column) const;
    [[nodiscard]] QString problemOf(const Material &material, int column) const;
    [[nodiscard]] QString remarkOf(const Material &material, int column) const;
    [[nodiscard]] QVariant toolTip(const Material &material, int column) const;
    /// Changes the material of a row, making it first in the empty row.
    void change(int row, const std::function<void(Material &)> &work, const EditStep &step);

    QPointer<ExperimentDocument> m_document;
    QList<Material> m_materials; ///< as last told to the views
    QHash<CompoundId, CompoundLabel> m_labels;
    ElementId m_nextId = ElementId::create(); ///< of the material that the empty row will become
};

} // namespace artemisia::app

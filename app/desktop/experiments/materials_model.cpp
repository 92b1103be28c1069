// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/materials_model.h"

#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/experiments/material_cells.h"

namespace artemisia::app
{

namespace
{

QString namingKey(const ElementId &material)
{
    return QStringLiteral("material-name-") + material.uuid().toString(QUuid::WithoutBraces);
}

void takeSubstanceOff(Material &material)
{
    material.compound = {};
    material.batch = {};
    material.structure = {};
}

} // namespace

MaterialsModel::MaterialsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MaterialsModel::setDocument(ExperimentDocument *document)
{
    beginResetModel();
    if (m_document) {
        m_document->disconnect(this);
    }
    m_document = document;
    m_materials = document ? document->value().materials : QList<Material>();
    endResetModel();
    if (document) {
        connect(document, &ExperimentDocument::fieldChanged, this, [this](ExperimentField field) {
            if (field == ExperimentField::Materials) {
                sync();
            }
        });
    }
}

void MaterialsModel::setCompoundLabels(const QHash<CompoundId, CompoundLabel> &labels)
{
    m_labels = labels;
    if (!m_materials.isEmpty()) {
        Q_EMIT dataChanged(index(0, NameColumn), index(int(m_materials.size()) - 1, NameColumn));
    }
}

void MaterialsModel::sync()
{
    const QList<Material> now = m_document->value().materials;
    const qsizetype shorter = std::min(now.size(), m_materials.size());
    qsizetype head = 0;
    while (head < shorter && now[head].id == m_materials[head].id) {
        ++head;
    }
    qsizetype tail = 0;
    while (tail < shorter - head &&
           now[now.size() - 1 - tail].id == m_materials[m_materials.size() - 1 - tail].id) {
        ++tail;
    }
    if (const qsizetype gone = m_materials.size() - head - tail; gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone) - 1);
        m_materials.remove(head, gone);
        endRemoveRows();
    }
    if (const qsizetype fresh = now.size() - head - tail; fresh > 0) {
        beginInsertRows({}, int(head), int(head + fresh) - 1);
        for (qsizetype i = 0; i < fresh; ++i) {
            m_materials.insert(head + i, now[head + i]);
        }
        endInsertRows();
    }
    for (int row = 0; row < now.size(); ++row) {
        if (!(now[row] == m_materials[row])) {
            m_materials[row] = now[row];
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

bool MaterialsModel::isEditable() const
{
    return m_document && !m_document->isReadOnly();
}

int MaterialsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_materials.size()) + (isEditable() ? 1 : 0);
}

int MaterialsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Material *MaterialsModel::materialAt(int row) const
{
    return row >= 0 && row < m_materials.size() ? &m_materials[row] : nullptr;
}

QVariant MaterialsModel::displayText(const Material &material, int column) const
{
    if (column == RoleColumn) {
        return roleWord(material.role);
    }
    if (column == NotesColumn) {
        return material.notes;
    }
    if (column == NameColumn) {
        const CompoundLabel label = m_labels.value(material.compound);
        for (const QString &text :
             {material.name, label.name, label.code, material.structure.smiles}) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return QString();
    }
    const QString unread = unreadOf(material, column);
    return unread.isEmpty() ? quantityText(quantityOf(material, column)) : unread;
}

QString MaterialsModel::problemOf(const Material &material, int column) const
{
    const auto kind = kindOf(column);
    const QString unread = kind ? unreadOf(material, column) : QString();
    return unread.isEmpty() ? QString() : readQuantity(unread, *kind).problem;
}

QString MaterialsModel::remarkOf(const Material &material, int column) const
{
    const auto kind = kindOf(column);
    return kind ? quantityRemark(quantityOf(material, column), *kind) : QString();
}

QVariant MaterialsModel::toolTip(const Material &material, int column) const
{
    if (const QString problem = problemOf(material, column); !problem.isEmpty()) {
        return problem;
    }
    if (const QString remark = remarkOf(material, column); !remark.isEmpty()) {
        return remark;
    }
    return column == NameColumn ? material.structure.smiles : QString();
}

QVariant MaterialsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Material *material = materialAt(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        return int((kindOf(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (!material) { // the empty row
        const bool isName = column == NameColumn;
        if (role == Qt::AccessibleTextRole && isName) {
            return tr("Add a material");
        }
        return role == Qt::DisplayRole || role == Qt::EditRole ? QVariant(QString()) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return displayText(*material, column);
    case Qt::EditRole:
        return column == RoleColumn   ? QVariant(int(material->role))
               : column == NameColumn ? QVariant(material->name)
                                      : displayText(*material, column);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return toolTip(*material, column);
    case ProblemRole:
        return problemOf(*material, column);
    case RemarkRole:
        return remarkOf(*material, column);
    case CodeRole:
        return m_labels.value(material->compound).code;
    case MaterialIdRole:
        return material->id.uuid();
    case LimitingRole:
        return material->isLimiting;
    default:
        return {};
    }
}

QVariant MaterialsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((kindOf(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        if (const auto kind = kindOf(section); kind && !knownUnits(*kind).constFirst().isEmpty()) {
            return tr("A number without a unit is taken as %1.")
                .arg(knownUnits(*kind).constFirst());
        }
        return {};
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    return columnWords(section);
}

Qt::ItemFlags MaterialsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && isEditable() ? flags | Qt::ItemIsEditable : flags;
}

void MaterialsModel::change(int row, const std::function<void(Material &)> &work,
                            const EditStep &step)
{
    const bool isNew = row == m_materials.size();
    const ElementId id = isNew ? m_nextId : m_materials.value(row).id;
    if (isNew) {
        m_nextId = ElementId::create();
    }
    m_document->endStep();
    m_document->edit(
        ExperimentField::Materials,
        [&](Experiment &experiment) {
            if (isNew) {
                Material material;
                material.id = id;
                work(material);
                experiment.materials.append(material);
                return;
            }
            for (Material &material : experiment.materials) {
                if (material.id == id) {
                    work(material);
                }
            }
        },
        step);
}

bool MaterialsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !isEditable() ||
        !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const int column = index.column();
    const bool isNew = !materialAt(index.row());
    if (column == RoleColumn) {
        const auto chosen = MaterialRole(value.toInt());
        change(index.row(), [&](Material &material) { material.role = chosen; },
               {tr("changing a role"), {}});
        return true;
    }
    const QString text = value.toString();
    if (isNew && text.trimmed().isEmpty()) {
        return false;
    }
    if (column == NameColumn) {
        setName(index.row(), text);
        return true;
    }
    const auto kind = kindOf(column);
    if (!kind) {
        change(index.row(), [&](Material &material) { material.notes = text; },
               {tr("editing a note"), {}});
        return true;
    }
    const Material *material = materialAt(index.row());
    const QString unit = material ? quantityOf(*material, column).unit : QString();
    const QuantityEntry entry = readQuantity(text, *kind, unit);
    change(index.row(),
           [&](Material &changed) {
               quantityOf(changed, column) = entry.quantity;
               setUnread(changed, column, entry.problem.isEmpty() ? QString() : text.trimmed());
           },
           {tr("editing a quantity"), {}});
    return true;
}

bool MaterialsModel::isCalled(const Material &material, const QString &name) const
{
    const CompoundLabel label = m_labels.value(material.compound);
    const QString folded = name.trimmed();
    return folded.isEmpty() || folded == material.name.trimmed() ||
           folded.compare(label.code, Qt::CaseInsensitive) == 0 ||
           folded.compare(label.name, Qt::CaseInsensitive) == 0;
}

void MaterialsModel::setName(int row, const QString &name)
{
    const Material *known = materialAt(row);
    Material before = known ? *known : Material();
    before.id = known ? known->id : m_nextId;
    // "DMF" written over a compound is not that compound: its structure would be a wrong one.
    const bool isOther = !before.compound.isNull() && !isCalled(before, name);
    change(row,
           [&](Material &material) {
               material.name = name;
               if (isOther) {
                   takeSubstanceOff(material);
               }
           },
           {tr("naming a material"), namingKey(before.id)});
    if (const Material *now = materialAt(rowOf(before.id))) {
        Q_EMIT named(before, *now);
    }
}

void MaterialsModel::takeSubstance(const Material &from, Step step)
{
    const int row = rowOf(from.id);
    if (!isEditable() || row < 0) {
        return;
    }
    const bool isOfNaming = step == Step::OfNaming;
    if (!isOfNaming) {
        m_document->endStep();
    }
    m_document->edit(
        ExperimentField::Materials,
        [&](Experiment &experiment) {
            Material &material = experiment.materials[row];
            material.compound = from.compound;
            material.batch = from.batch;
            material.structure = from.structure;
        },
        {tr("choosing a compound"), isOfNaming ? namingKey(from.id) : QString(), isOfNaming});
}

int MaterialsModel::rowOf(const ElementId &material) const
{
    const auto at = std::find_if(m_materials.cbegin(), m_materials.cend(),
                                 [&](const Material &each) { return each.id == material; });
    return at == m_materials.cend() ? -1 : int(at - m_materials.cbegin());
}

bool MaterialsModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || !isEditable() || row < 0 || count < 1 ||
        row + count > m_materials.size()) {
        return false;
    }
    m_document->edit(
        ExperimentField::Materials,
        [row, count](Experiment &experiment) { experiment.materials.remove(row, count); },
        {tr("removing a material"), {}});
    return true;
}

void MaterialsModel::setCompound(int row, const CompoundId &compound, const QString &name)
{
    if (!isEditable()) {
        return;
    }
    change(row,
           [&](Material &material) {
               material.compound = compound;
               material.batch = {};
               material.structure = {};
               material.name = name;
           },
           {tr("choosing a compound"), {}});
}

void MaterialsModel::setStructure(int row, const Structure &structure, const QString &name)
{
    if (!isEditable()) {
        return;
    }
    change(row,
           [&](Material &material) {
               if (material.name.trimmed().isEmpty() || !material.compound.isNull() ||
                   !material.structure.isEmpty()) {
                   material.name = name;
               }
               takeSubstanceOff(material);
               material.structure = structure;
           },
           {tr("setting a structure"), {}});
}

void MaterialsModel::unlink(int row)
{
    if (isEditable() && materialAt(row)) {
        change(row, takeSubstanceOff, {tr("taking a structure off"), {}});
    }
}

void MaterialsModel::toggleLimiting(int row)
{
    const Material *material = materialAt(row);
    if (!isEditable() || !material) {
        return;
    }
    m_document->edit(ExperimentField::Materials,
                     [id = material->id, on = !material->isLimiting](Experiment &experiment) {
                         for (Material &each : experiment.materials) {
                             each.isLimiting = on && each.id == id;
                         }
                     },
                     {tr("choosing the limiting reactant"), {}});
}

bool MaterialsModel::moveBy(int row, int step)
{
    const int target = row + step;
    if (!isEditable() || !materialAt(row) || !materialAt(target)) {
        return false;
    }
    m_document->edit(
        ExperimentField::Materials,
        [row, target](Experiment &experiment) { experiment.materials.move(row, target); },
        {tr("moving a material"), {}});
    return true;
}

void MaterialsModel::append(const QList<Material> &materials, const QString &words)
{
    if (isEditable() && !materials.isEmpty()) {
        m_document->edit(ExperimentField::Materials,
                         [&](Experiment &experiment) { experiment.materials.append(materials); },
                         {words, {}});
    }
}

} // namespace artemisia::app

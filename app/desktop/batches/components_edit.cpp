// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/batches/components_edit.h"

#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/icon_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
constexpr int kMost = 99;
} // namespace

/// One salt former or solvent.
class ComponentsEdit::Line : public QWidget
{
public:
    Line(const BatchComponent &shown, int index, ComponentsEdit *parent)
        : QWidget(parent)
        , kind(new QComboBox(this))
        , name(new QLineEdit(shown.name, this))
        , count(new QSpinBox(this))
        , parents(new QSpinBox(this))
        , remove(makeIconButton(QStringLiteral("component%1RemoveButton").arg(index),
                                QStringLiteral("edit-delete-remove"), ComponentsEdit::tr("Remove"),
                                this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(Space::s);
        kind->addItem(ComponentsEdit::tr("Salt"), QStringLiteral("salt"));
        kind->addItem(ComponentsEdit::tr("Solvent"), QStringLiteral("solvent"));
        kind->setCurrentIndex(shown.kind == QLatin1String("solvent") ? 1 : 0);
        kind->setAccessibleName(ComponentsEdit::tr("Kind"));
        kind->setObjectName(QStringLiteral("component%1KindComboBox").arg(index));
        name->setAccessibleName(ComponentsEdit::tr("Name"));
        name->setObjectName(QStringLiteral("component%1NameLineEdit").arg(index));
        name->setPlaceholderText(
            ComponentsEdit::tr("hydrochloride, trifluoroacetate, water \u2026"));
        name->setToolTip(shown.smiles);
        for (QSpinBox *box : {count, parents}) {
            box->setRange(1, kMost);
            box->setButtonSymbols(QAbstractSpinBox::NoButtons);
            box->setAlignment(Qt::AlignRight);
            box->setFixedWidth(Theme::instance().scaled(44));
        }
        count->setValue(shown.count);
        parents->setValue(shown.parentCount);
        count->setAccessibleName(ComponentsEdit::tr("How many"));
        parents->setAccessibleName(ComponentsEdit::tr("Per how many molecules of the compound"));
        count->setObjectName(QStringLiteral("component%1CountSpinBox").arg(index));
        parents->setObjectName(QStringLiteral("component%1ParentsSpinBox").arg(index));
        remove->setAccessibleName(ComponentsEdit::tr("Remove %1").arg(shown.name));
        layout->addWidget(kind);
        layout->addWidget(name, 1);
        layout->addWidget(count);
        layout->addWidget(new QLabel(ComponentsEdit::tr("to"), this));
        layout->addWidget(parents);
        layout->addWidget(remove);
    }

    QComboBox *kind;
    QLineEdit *name;
    QSpinBox *count;
    QSpinBox *parents;
    QToolButton *remove;
};

ComponentsEdit::ComponentsEdit(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("componentsEdit"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Space::xs);
    auto *button = new QPushButton(tr("Add a salt or solvent"), this);
    button->setObjectName(QStringLiteral("addComponentButton"));
    setLook(button, Look::Link);
    m_layout->addWidget(button, 0, Qt::AlignLeft);
    m_addButton = button;
    connect(button, &QPushButton::clicked, this, &ComponentsEdit::add);
}

void ComponentsEdit::setComponents(const QList<BatchComponent> &components)
{
    if (components != m_components || m_lines.size() != components.size()) {
        m_components = components;
        rebuild();
    }
}

void ComponentsEdit::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_addButton->setVisible(!readOnly);
    rebuild();
}

void ComponentsEdit::flush()
{
    if (!m_isReadOnly) {
        collect();
    }
}

void ComponentsEdit::rebuild()
{
    for (Line *line : std::as_const(m_lines)) {
        line->hide();
        line->deleteLater();
    }
    m_lines.clear();
    for (qsizetype i = 0; i < m_components.size(); ++i) {
        auto *line = new Line(m_components.at(i), int(i), this);
        line->setEnabled(!m_isReadOnly);
        connect(line->kind, &QComboBox::activated, this, &ComponentsEdit::collect);
        connect(line->name, &QLineEdit::textEdited, this, &ComponentsEdit::collect);
        connect(line->count, &QSpinBox::valueChanged, this, &ComponentsEdit::collect);
        connect(line->parents, &QSpinBox::valueChanged, this, &ComponentsEdit::collect);
        connect(line->remove, &QToolButton::clicked, this, [this, i] {
            m_components.removeAt(i);
            rebuild();
            Q_EMIT componentsEdited(m_components);
        });
        m_layout->insertWidget(int(i), line);
        m_lines.append(line);
    }
}

void ComponentsEdit::collect()
{
    QList<BatchComponent> now = m_components;
    for (qsizetype i = 0; i < m_lines.size() && i < now.size(); ++i) {
        const Line *line = m_lines.at(i);
        now[i].kind = line->kind->currentData().toString();
        now[i].name = line->name->text();
        now[i].count = line->count->value();
        now[i].parentCount = line->parents->value();
    }
    if (now != m_components) {
        m_components = now;
        Q_EMIT componentsEdited(m_components);
    }
}

void ComponentsEdit::add()
{
    BatchComponent component;
    component.id = ElementId::create();
    component.kind = QStringLiteral("salt");
    m_components.append(component);
    rebuild();
    m_lines.constLast()->name->setFocus();
    Q_EMIT componentsEdited(m_components);
}

} // namespace artemisia::app

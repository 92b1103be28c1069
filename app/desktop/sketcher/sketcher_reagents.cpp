// SPDX-License-Identifier: GPL-3.0-or-later
// The person's own reagents beside the sheet.
#include "app/desktop/reagents/reagent_panel.h"
#include "app/desktop/sketcher/sketch_facts.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/sketcher/template_panel.h"

#include <QVBoxLayout>

namespace artemisia::app
{

ReagentPanel &Sketcher::ownReagents()
{
    if (m_reagents == nullptr) {
        m_reagents = new ReagentPanel(m_workers, reagents::UserReagents(), this);
        auto *box = static_cast<QVBoxLayout *>(layout());
        box->insertWidget(box->indexOf(m_facts), m_reagents);
        connect(m_reagents, &ReagentPanel::closed, this, [this] {
            m_reagents->hide();
            m_view->setFocus(Qt::OtherFocusReason);
        });
        connect(m_reagents, &ReagentPanel::chosen, this,
                [this](const chem::Drawing &drawing, const QString &name) {
                    if (!m_view->isReadOnly()) {
                        put(drawing, tr("Put %1").arg(name), Where::InRow, m_view->spot());
                        m_view->setFocus(Qt::OtherFocusReason);
                    }
                });
        m_reagents->setSource([this] {
            return ReagentPanel::Sheet{m_document.drawing(), m_document.selection()};
        });
    }
    if (m_templates != nullptr) {
        m_templates->hide(); // there is room for one of them
    }
    return *m_reagents;
}

void Sketcher::showReagents()
{
    m_view->holdStill();
    ownReagents().open();
}

void Sketcher::addReagent(const QString &name)
{
    endGesture();
    m_view->holdStill();
    ownReagents().askToAdd(name);
}

} // namespace artemisia::app

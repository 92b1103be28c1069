// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/widgets/structure_painter.h"

#include <QWidget>

namespace artemisia::app
{

/// One structure or scheme on a page, as large as fits (an ACS bond never above 1.2 times its size
/// at 100 %). Depicted in a worker; the earlier drawing stays until the new one is ready. Says in
/// words when there is nothing to draw or it could not be drawn. Never edits. Copies as picture or
/// SMILES from its context menu.
class StructureView : public QWidget
{
    Q_OBJECT
public:
    explicit StructureView(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    void setSource(const DrawingSource &source);
    void setStructure(const Structure &structure) { setSource(DrawingSource::of(structure)); }
    void setScheme(const Scheme &scheme) { setSource(DrawingSource::of(scheme)); }
    /// What stands there while there is nothing to draw: "No structure yet".
    void setHint(const QString &hint);
    [[nodiscard]] bool isShowingDrawing() const { return m_list != nullptr; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// Bounds of the height on a page, in pixels at 100 %.
    void setHeightRange(int minimum, int maximum);

Q_SIGNALS:
    void drawingChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copyPicture();

    std::shared_ptr<Session> m_session;
    DrawingSource m_source;
    std::shared_ptr<const chem::DisplayList> m_list;
    std::shared_ptr<jobs::Job> m_job;
    QString m_hint;
    QString m_failure;
    int m_minimumHeight = 96;
    int m_maximumHeight = 360;
};

} // namespace artemisia::app

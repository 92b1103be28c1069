// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/draw_window.h"

#include "app/desktop/sketcher/sketcher.h"

#include <QFile>

namespace artemisia::app
{

namespace
{
constexpr qint64 kLargestFile = 8 * 1024 * 1024;
}

DrawWindow::DrawWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_workers(QStringLiteral("drawing"), 2)
    , m_sketcher(new Sketcher(Sketcher::Use::Anything, m_workers, this))
{
    setObjectName(QStringLiteral("drawWindow"));
    setWindowTitle(tr("Drawing"));
    setCentralWidget(m_sketcher);
    resize(960, 640);
    m_sketcher->setFocus(Qt::OtherFocusReason);
}

DrawWindow::~DrawWindow()
{
    // Its jobs answer to the sketcher: it goes first.
    delete m_sketcher;
}

void DrawWindow::openFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        m_sketcher->insertText(QString::fromUtf8(file.read(kLargestFile)));
    }
}

} // namespace artemisia::app

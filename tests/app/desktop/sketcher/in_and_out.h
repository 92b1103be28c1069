// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of copying and of pasting have in common.
#pragma once

#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/clipboard_formats.h"
#include "app/desktop/sketcher/copied_forms.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/theme/theme.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

namespace artemisia::app
{

inline chem::Drawing drawn(const char *text)
{
    return chem::drawingFromText(text).value();
}

inline QString smilesOf(const chem::Drawing &drawing)
{
    const auto molecule = chem::moleculeOf(drawing);
    return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
}

inline QString smilesOf(const QByteArray &text)
{
    const auto drawing = chem::drawingFromText(text.toStdString());
    return drawing ? smilesOf(*drawing) : QString::fromStdString(drawing.error().message);
}

inline QString canonical(const char *smiles)
{
    return QString::fromStdString(chem::Molecule::fromSmiles(smiles)->smiles());
}

inline QByteArray testFile(const char *name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A MOL block of ours, as an SDF record.
inline QByteArray record(const QByteArray &title, const char *smiles)
{
    return title + QByteArray::fromStdString(*chem::Molecule::fromSmiles(smiles)->molBlock()) +
           "$$$$\n";
}

inline QByteArray clip(const char *format)
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData(); // null: it was cleared
    return mime != nullptr ? mime->data(QString::fromLatin1(format)) : QByteArray();
}

/// The editor beside a clipboard.
class InAndOut
{
protected:
    void prepare()
    {
        Settings::useFile(m_folder.filePath(QStringLiteral("settings.ini")));
        Theme::instance().apply(ThemeChoice::Light);
    }
    void begin()
    {
        QGuiApplication::clipboard()->clear();
        m_workers = std::make_unique<jobs::Runner>(QStringLiteral("test"), 2);
        m_sketcher = std::make_unique<Sketcher>(Sketcher::Use::Anything, *m_workers);
        m_sketcher->resize(1000, 700);
        m_sketcher->show();
        QVERIFY(QTest::qWaitForWindowActive(m_sketcher.get()));
        m_sketcher->view().setFocus();
    }
    void end()
    {
        m_sketcher.reset();
        m_workers.reset();
    }
    void drop(const QStringList &files)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &file : files) {
            urls.append(QUrl::fromLocalFile(file));
        }
        mime.setUrls(urls);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QCoreApplication::sendEvent(m_sketcher.get(), &enter) && enter.isAccepted());
        QDropEvent event({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_sketcher.get(), &event);
    }
    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                   ? file.fileName()
                   : QString();
    }
    void pasteText(const QByteArray &text)
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        press(Qt::Key_V);
    }
    [[nodiscard]] QListWidget *offered() const
    {
        auto *list = m_sketcher->findChild<QListWidget *>(QStringLiteral("recordList"));
        return list != nullptr && list->isVisible() ? list : nullptr;
    }
    [[nodiscard]] QString question() const
    {
        return m_sketcher->findChild<QLabel *>(QStringLiteral("recordChoiceLabel"))->text();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void waitForForms() { m_workers->drain(), QCoreApplication::processEvents(); }
    [[nodiscard]] QString message() const
    {
        return m_sketcher->findChild<QLabel *>(QStringLiteral("sketchMessageLabel"))->text();
    }
    [[nodiscard]] const chem::Drawing &drawing() const { return m_sketcher->document().drawing(); }

    QTemporaryDir m_folder;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<Sketcher> m_sketcher;
};

} // namespace artemisia::app

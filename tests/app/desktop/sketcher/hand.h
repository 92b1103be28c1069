// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/place.h"
#include "chem/molecule/inchi.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

namespace artemisia::app
{

/// A person at the editor: real keys and a real pointer, each of them counted.
class Hand
{
public:
    explicit Hand(Sketcher &sketcher)
        : m_sketcher(sketcher)
    {
    }

    [[nodiscard]] int events() const { return m_events; }
    [[nodiscard]] const chem::Drawing &sheet() const { return m_sketcher.document().drawing(); }
    void tool(const char *id) { m_sketcher.chooseTool(QString::fromLatin1(id)); }

    void click(chem::Point at, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint point = pixel(at);
        QTest::mouseMove(&view(), point);
        QTest::mouseClick(&view(), Qt::LeftButton, modifiers, point);
        ++m_events;
    }
    void hover(chem::Point at)
    {
        QTest::mouseMove(&view(), pixel(at));
        ++m_events;
    }
    void drag(chem::Point from, chem::Point to, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint a = pixel(from);
        const QPoint b = pixel(to);
        QTest::mouseMove(&view(), a);
        QTest::mousePress(&view(), Qt::LeftButton, modifiers, a);
        for (int i = 1; i <= 4; ++i) {
            const QPointF at = QPointF(a + (b - a) * i / 4);
            QMouseEvent move(QEvent::MouseMove, at, view().mapToGlobal(at), Qt::LeftButton,
                             Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(&view(), &move);
        }
        QTest::mouseRelease(&view(), Qt::LeftButton, modifiers, b);
        ++m_events;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        ++m_events;
    }
    void type(const char *keys)
    {
        for (const char *key = keys; *key != 0; ++key) {
            QTest::keyClick(QApplication::focusWidget(), *key);
            ++m_events;
        }
    }
    /// Keys with a name between them: "Enter 1 9 Right 3".
    void keys(const std::string &names)
    {
        static const QHash<QString, Qt::Key> named{
            {QStringLiteral("Enter"), Qt::Key_Return}, {QStringLiteral("Esc"), Qt::Key_Escape},
            {QStringLiteral("Left"), Qt::Key_Left},    {QStringLiteral("Right"), Qt::Key_Right},
            {QStringLiteral("Up"), Qt::Key_Up},        {QStringLiteral("Down"), Qt::Key_Down}};
        for (const QString &name : QString::fromStdString(names).split(u' ', Qt::SkipEmptyParts)) {
            if (named.contains(name)) {
                press(named.value(name));
            } else {
                type(name.toLatin1().constData());
            }
        }
    }
    /// The pointer goes to a place, then keys are pressed.
    void keysAt(chem::Point at, const std::string &names)
    {
        hover(at);
        keys(names);
    }

    /// Where an atom lies, by the order in which the atoms were drawn.
    [[nodiscard]] chem::Point atom(std::size_t n) const { return sheet().atoms.at(n).at; }
    [[nodiscard]] chem::Point bond(std::size_t a, std::size_t b) const
    {
        return {(atom(a).x + atom(b).x) / 2, (atom(a).y + atom(b).y) / 2};
    }
    [[nodiscard]] chem::Point last() const { return sheet().atoms.back().at; }

    [[nodiscard]] QString inchiKey() const
    {
        const auto molecule = chem::moleculeOf(sheet());
        const auto made = molecule ? chem::inchi(*molecule) : tl::unexpected(molecule.error());
        return QString::fromStdString(made ? made->key : made.error().message);
    }
    [[nodiscard]] QString smiles() const
    {
        const auto molecule = chem::moleculeOf(sheet());
        return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
    }

private:
    [[nodiscard]] SketchView &view() const { return m_sketcher.view(); }
    [[nodiscard]] QPoint pixel(chem::Point at) const { return view().toWidget(at).toPoint(); }
    Sketcher &m_sketcher;
    int m_events = 0;
};

} // namespace artemisia::app

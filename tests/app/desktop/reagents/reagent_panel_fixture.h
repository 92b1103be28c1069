// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/reagents/reagent_form.h"
#include "app/desktop/reagents/reagent_model.h"
#include "app/desktop/reagents/reagent_panel.h"
#include "app/desktop/session/settings.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/message_bar.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/read.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLockFile>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

/// The panel of the person's own reagents in a window, its file and a sheet; hands to work it.
class ReagentPanelFixture
{
protected:
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_panel->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QLineEdit *field(const char *name) const
    {
        return find<QLineEdit>((QByteArray("reagent") + name + "LineEdit").constData());
    }
    [[nodiscard]] QString remark(const char *name) const
    {
        return field(name)->accessibleDescription();
    }
    [[nodiscard]] ReagentForm &form() const { return *m_panel->findChild<ReagentForm *>(); }
    [[nodiscard]] QListView *list() const { return find<QListView>("reagentListView"); }
    [[nodiscard]] QString note() const { return find<QLabel>("reagentNoteLabel")->text(); }
    [[nodiscard]] QStringList messages() const
    {
        return m_panel->findChild<MessageBar *>()->texts();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            names.append(list()->model()->index(row, 0).data().toString());
        }
        return names;
    }
    [[nodiscard]] QString currentName() const { return list()->currentIndex().data().toString(); }
    [[nodiscard]] QList<reagents::Reagent> rows() const { return m_file->read()->rows; }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(m_file->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    void write(const QByteArray &bytes) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file->file()).path()));
        QFile file(m_file->file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static void press(Qt::Key key)
    {
        QVERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), key);
    }
    static void type(const char *keys)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(keys));
    }
    void typeInto(const char *name, const char *keys) const
    {
        field(name)->setFocus();
        field(name)->selectAll();
        type(keys);
    }
    void click(const char *name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button != nullptr && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void draw(const char *smiles) { m_drawing = *chem::drawingFromText(smiles); }
    void begin();
    void end();
    void makePanel();
    void open();
    /// With what is drawn; waits until it was read off the sheet.
    void askToAdd();

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<reagents::UserReagents> m_file;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<QWidget> m_window;
    ReagentPanel *m_panel = nullptr;
    chem::Drawing m_drawing;
    chem::Selection m_chosen;
};

inline void ReagentPanelFixture::begin()
{
    m_data = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_data->path().toLocal8Bit());
    Settings::useFile(m_data->filePath(u"settings.ini"_s));
    m_file = std::make_unique<reagents::UserReagents>(reagents::UserReagents::defaultFile(),
                                                      std::chrono::milliseconds(50));
    m_workers = std::make_unique<jobs::Runner>(u"test"_s, 2);
    m_drawing = {};
    m_chosen.clear();
    makePanel();
}

inline void ReagentPanelFixture::makePanel()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(1200, 800);
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addStretch();
    m_panel = new ReagentPanel(*m_workers, *m_file, m_window.get());
    m_panel->setSource([this] { return ReagentPanel::Sheet{m_drawing, m_chosen}; });
    layout->addWidget(m_panel);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

inline void ReagentPanelFixture::end()
{
    m_window.reset();
    m_workers.reset();
    Settings::close(); // what was set is written before its folder goes
    qunsetenv("XDG_DATA_HOME");
}

inline void ReagentPanelFixture::open()
{
    QSignalSpy read(list()->model(), &QAbstractItemModel::modelReset);
    const bool isThere = !m_file->read() || !rows().isEmpty();
    m_panel->open();
    QVERIFY(find<QLineEdit>("reagentSearchLineEdit")->hasFocus());
    if (isThere && names().isEmpty() && m_file->read()) {
        QVERIFY(!read.isEmpty() || read.wait());
    }
}

inline void ReagentPanelFixture::askToAdd()
{
    m_panel->askToAdd();
    QVERIFY(form().isVisible() && field("Name")->hasFocus());
    QTRY_VERIFY(!note().isEmpty() || find<QPushButton>("dropReagentStructureButton")->isVisible());
}

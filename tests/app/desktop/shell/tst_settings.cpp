// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"

#include <QCoreApplication>
#include <QLockFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

/// What the program remembers between two starts.
class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Settings::useFile(path());
    }
    void cleanup() { Settings::close(); }

    void valuesComeBackAfterAStart()
    {
        QCOMPARE(Settings::get(Setting::LastRoom), QString());
        Settings::set(Setting::LastRoom, u"compounds"_s);
        Settings::set(Setting::TextPercent, 150);
        Settings::rememberNotebook(u"/home/kbs/osm"_s);
        QCOMPARE(Settings::get(Setting::LastRoom), u"compounds"_s); // at once
        Settings::useFile(path());
        QCOMPARE(Settings::get(Setting::LastRoom), u"compounds"_s);
        QCOMPARE(Settings::get(Setting::TextPercent), 150);
        QCOMPARE(Settings::get(Setting::RecentNotebooks), QStringList(u"/home/kbs/osm"_s));
    }

    void whatTheFileHoldsStays()
    {
        Settings::close();
        {
            QSettings file(path(), QSettings::IniFormat);
            file.setValue(u"later/version"_s, 7);
        }
        Settings::useFile(path());
        Settings::set(Setting::SidebarCollapsed, true);
        Settings::close();
        const QSettings file(path(), QSettings::IniFormat);
        QCOMPARE(file.value(u"later/version"_s).toInt(), 7);
        QVERIFY(file.value(u"window/sidebarCollapsed"_s).toBool());
    }

    void aFileThatCannotBeWrittenNowDoesNotHoldTheWindow()
    {
        QLockFile lock(path() + u".lock"_s); // as another program that is writing it
        QVERIFY(lock.lock());
        Settings::set(Setting::LastRoom, u"assays"_s);
        QCoreApplication::processEvents(); // comes back although the file is not free
        QCOMPARE(Settings::get(Setting::LastRoom), u"assays"_s);
        QVERIFY(!QFile::exists(path()));
        lock.unlock();
        QTRY_VERIFY(QFile::exists(path()));
        Settings::close();
        const QSettings file(path(), QSettings::IniFormat);
        QCOMPARE(file.value(u"window/room"_s).toString(), u"assays"_s);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"settings.ini"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

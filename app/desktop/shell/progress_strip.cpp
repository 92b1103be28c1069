// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/progress_strip.h"

#include "app/desktop/theme/roles.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
constexpr int kPatienceMs = 1000;
constexpr qint64 kEstimateAfterMs = 3000;
constexpr int kSteps = 1000;
} // namespace

QString progressWords(const Progress &progress, qint64 elapsedMs)
{
    const QLocale locale;
    if (progress.total <= 0) {
        return progress.done > 0 ? locale.toString(progress.done) : QString();
    }
    QString count = ProgressStrip::tr("%1 of %2")
                        .arg(locale.toString(progress.done), locale.toString(progress.total));
    if (progress.done <= 0 || progress.done >= progress.total || elapsedMs < kEstimateAfterMs) {
        return count;
    }
    const qint64 left = qint64(double(elapsedMs) * double(progress.total - progress.done) /
                               double(progress.done) / 1000.0);
    const QString time =
        left < 90
            ? ProgressStrip::tr("about %1 s left").arg(locale.toString(std::max<qint64>(left, 1)))
            : ProgressStrip::tr("about %1 min left").arg(locale.toString((left + 59) / 60));
    return ProgressStrip::tr("%1, %2").arg(count, time);
}

/// One piece of work.
class ProgressStrip::Row : public QWidget
{
public:
    Row(const std::shared_ptr<jobs::Job> &shownJob, qint64 alreadyMs, QWidget *parent)
        : QWidget(parent)
        , job(shownJob)
        , what(new QLabel(this))
        , count(new QLabel(this))
        , bar(new QProgressBar(this))
        , cancel(new QPushButton(ProgressStrip::tr("Cancel"), this))
        , already(alreadyMs)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(Space::l, Space::xs, Space::l, Space::xs);
        layout->setSpacing(2);
        auto *words = new QHBoxLayout;
        words->setSpacing(Space::m);
        what->setTextFormat(Qt::PlainText);
        setTextRole(count, TextRole::Secondary);
        words->addWidget(what);
        words->addWidget(count);
        words->addStretch(1);
        words->addWidget(cancel);
        layout->addLayout(words);
        layout->addWidget(bar);
        setLook(cancel, Look::Quiet);
        cancel->setObjectName(QStringLiteral("cancelJobButton"));
        cancel->setAccessibleName(ProgressStrip::tr("Cancel: %1").arg(job->title()));
        bar->setObjectName(QStringLiteral("jobProgressBar"));
        bar->setAccessibleName(job->title());
        bar->setTextVisible(false);
        since.start();
        update(job->progress());
    }
    void update(const Progress &progress)
    {
        what->setText(progress.what.isEmpty()
                          ? job->title()
                          : ProgressStrip::tr("%1: %2").arg(job->title(), progress.what));
        count->setText(progressWords(progress, already + since.elapsed()));
        if (progress.total > 0) {
            bar->setRange(0, kSteps);
            bar->setValue(int(double(progress.done) / double(progress.total) * kSteps));
        } else {
            bar->setRange(0, 0);
        }
    }

    std::shared_ptr<jobs::Job> job;
    QLabel *what;
    QLabel *count;
    QProgressBar *bar;
    QPushButton *cancel;
    qint64 already;
    QElapsedTimer since;
};

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("progressStrip"));
    setAccessibleName(tr("Work in progress"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    hide();
}

void ProgressStrip::watch(const std::shared_ptr<jobs::Job> &job)
{
    if (job->title().isEmpty() || job->isFinished()) {
        return;
    }
    QTimer::singleShot(kPatienceMs, this, [this, job] {
        if (!job->isFinished()) {
            showRow(job, kPatienceMs);
        }
    });
}

void ProgressStrip::showRow(const std::shared_ptr<jobs::Job> &job, qint64 alreadyMs)
{
    auto *row = new Row(job, alreadyMs, this);
    m_layout->addWidget(row);
    m_rows.append(row);
    show();
    connect(job.get(), &jobs::Job::progressChanged, row,
            [row](const Progress &progress) { row->update(progress); });
    connect(row->cancel, &QPushButton::clicked, row, [row] {
        row->job->cancel();
        row->cancel->setEnabled(false);
        row->cancel->setText(tr("Stopping \u2026"));
    });
    connect(job.get(), &jobs::Job::finished, row, [this, row] {
        m_rows.removeOne(row);
        row->hide();
        row->deleteLater();
        setVisible(!m_rows.isEmpty());
    });
}

} // namespace artemisia::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace artemisia::app
{

/// What the machine knows of a compound's structure, in small columns: formula, masses and stereo
/// at once, descriptors as soon as a worker has them.
class CompoundProperties : public QWidget
{
    Q_OBJECT
public:
    explicit CompoundProperties(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    void show(const Compound &compound);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Property {
        Formula,
        MolarMass,
        ExactMass,
        Stereo,
        LogP,
        Tpsa,
        Donors,
        Acceptors,
        RotatableBonds,
        Fsp3,
        HeavyAtoms,
        RuleOfFive,
        PropertyCount
    };
    void addCell(const QString &caption);
    void arrange(int columns);
    void startDescriptors(const Structure &structure);

    std::shared_ptr<Session> m_session;
    QGridLayout *m_grid;
    QList<QWidget *> m_cells;
    QList<QLabel *> m_values; ///< by Property
    int m_columns = 0;
    std::shared_ptr<jobs::Job> m_job;
    QString m_smiles; ///< whose descriptors are shown or on their way
};

} // namespace artemisia::app

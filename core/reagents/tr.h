// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace artemisia::reagents
{

/// Gives the free functions of this room their translations.
class Tr
{
    Q_DECLARE_TR_FUNCTIONS(reagents)
};

} // namespace artemisia::reagents

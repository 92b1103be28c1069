// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace artemisia::exchange
{

/// Gives the free functions of this room their translations.
class Tr
{
    Q_DECLARE_TR_FUNCTIONS(exchange)
};

} // namespace artemisia::exchange

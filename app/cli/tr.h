// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace artemisia::cli
{

/// Gives the functions of the command line their translations.
class Tr
{
    Q_DECLARE_TR_FUNCTIONS(cli)
};

} // namespace artemisia::cli

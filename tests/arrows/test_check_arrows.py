#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The test of the test: each wrong arrow is found, each right one is not."""
import unittest

from check_arrows import fault


class Arrows(unittest.TestCase):
    def test_wrong(self):
        for path, quoted, include in [
            ("chem/molecule/x.cpp", True, "core/base/result.h"),
            ("core/store/x.cpp", True, "core/sync/publisher.h"),
            ("core/sync/x.cpp", True, "core/exchange/table_source.h"),
            ("core/jobs/x.cpp", True, "core/store/store.h"),
            ("core/base/x.h", True, "app/cli/main.h"),
            ("app/cli/x.cpp", True, "app/desktop/theme/theme.h"),
            ("core/store/x.cpp", False, "GraphMol/ROMol.h"),
            ("chem/molecule/molecule.h", False, "GraphMol/ROMol.h"),
            ("chem/molecule/molecule_impl.h", False, "GraphMol/ROMol.h"),
            ("app/cli/x.cpp", False, "git2.h"),
            ("core/format/x.cpp", False, "sqlite3.h"),
            ("chem/x.cpp", False, "QString"),
            ("core/format/x.cpp", False, "QPainter"),
        ]:
            self.assertIsNotNone(fault(path, quoted, include), (path, include))

    def test_right(self):
        for path, quoted, include in [
            ("app/desktop/shell/x.cpp", True, "core/store/store.h"),
            ("core/exchange/x.cpp", True, "core/compounds/registrar.h"),
            ("core/base/result.h", True, "chem/base/result.h"),
            ("chem/molecule/molecule.cpp", False, "GraphMol/ROMol.h"),
            ("core/sync/repository.cpp", False, "git2.h"),
            ("core/store/database.cpp", False, "sqlite3.h"),
            ("tests/core/store/x.cpp", False, "QTest"),
        ]:
            self.assertIsNone(fault(path, quoted, include), (path, include))


if __name__ == "__main__":
    unittest.main()

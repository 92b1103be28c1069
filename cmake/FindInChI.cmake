# SPDX-License-Identifier: GPL-3.0-or-later
# The InChI library of the IUPAC (Debian: libinchi-dev). Defines InChI::InChI.
find_path(InChI_INCLUDE_DIR inchi_api.h PATH_SUFFIXES inchi)
find_library(InChI_LIBRARY NAMES inchi)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(InChI REQUIRED_VARS InChI_INCLUDE_DIR InChI_LIBRARY)
if(InChI_FOUND AND NOT TARGET InChI::InChI)
    add_library(InChI::InChI UNKNOWN IMPORTED)
    set_target_properties(InChI::InChI PROPERTIES IMPORTED_LOCATION "${InChI_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${InChI_INCLUDE_DIR}")
endif()

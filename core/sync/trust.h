// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace artemisia::sync
{

/// Settles, once for the whole program, which certificate authorities the servers of https://
/// addresses are held against. The first that names some counts, in place of the system's:
///   1. git's GIT_SSL_CAINFO, else http.sslCAInfo of the person's or the system's git configuration
///   2. OpenSSL's SSL_CERT_FILE and SSL_CERT_DIR
/// The configuration of a notebook's own repository has no say: a notebook may come from anybody.
/// Io where what is named cannot be read; then no connection must be made, since the person did not
/// mean others to be trusted. To be called before every connection over https. Thread-safe.
[[nodiscard]] Result<> settleTrust();

} // namespace artemisia::sync

// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/reaction/reaction_parts.h"

namespace artemisia::chem
{

namespace
{

std::string_view trimmedFront(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

} // namespace

Result<Reaction> Reaction::fromText(std::string_view text, const Limits &limits)
{
    return guarded(ErrorCode::Syntax, "The text is not a reaction.", [&]() -> Result<Reaction> {
        if (text.size() > limits.textBytes) {
            return fail(ErrorCode::TooLarge, "The reaction's text is too long.");
        }
        const std::string_view body = trimmedFront(text);
        const std::string_view head = body.substr(0, 2000);
        if (body.substr(0, 4) == "$RXN") {
            return fromRxn(body, limits);
        }
        if (body.substr(0, 7) == "$RDFILE" || body.substr(0, 5) == "$RFMT") {
            const std::size_t first = body.find("$RXN");
            if (first == std::string_view::npos) {
                return fail(ErrorCode::Syntax, "The RD file has no reaction.");
            }
            if (body.find("$RXN", first + 4) != std::string_view::npos) {
                return fail(ErrorCode::Syntax, "The RD file has more than one reaction.");
            }
            return fromRxn(body.substr(first), limits);
        }
        if (!body.empty() && body[0] == '<' && head.find("<CDXML") != std::string_view::npos) {
            return reactionFromCdxml(body, limits);
        }
        return fromSmiles(text, limits);
    });
}

} // namespace artemisia::chem

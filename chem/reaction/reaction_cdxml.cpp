// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the roles ChemDraw writes beside a scheme (<step>), and leaves the structures themselves to
// the reader of molecules. One pass over the tags with a bounded stack: no XML library recurses
// over what a stranger nested.
#include "chem/reaction/reaction_parts.h"

#include <algorithm>
#include <map>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostObjects = 20000;

struct Tag {
    std::string_view name;
    std::string_view attributes;
    bool isEnd = false;
    bool isEmpty = false;
};

// The tag at \a at ('<'), which is moved behind it; comments, declarations and CDATA give an empty
// name.
bool nextTag(std::string_view text, std::size_t &at, Tag &tag)
{
    tag = {};
    if (text.substr(at, 4) == "<!--") {
        const std::size_t end = text.find("-->", at);
        at = end == std::string_view::npos ? text.size() : end + 3;
        return true;
    }
    std::size_t i = at + 1;
    char quote = 0;
    while (i < text.size() && (quote != 0 || text[i] != '>')) {
        if (quote != 0) {
            quote = text[i] == quote ? '\0' : quote;
        } else if (text[i] == '"' || text[i] == '\'') {
            quote = text[i];
        }
        ++i;
    }
    if (i >= text.size()) {
        return false;
    }
    std::string_view inside = text.substr(at + 1, i - at - 1);
    at = i + 1;
    if (inside.empty() || inside[0] == '!' || inside[0] == '?') {
        return true;
    }
    tag.isEnd = inside[0] == '/';
    tag.isEmpty = inside.back() == '/';
    inside.remove_prefix(tag.isEnd ? 1 : 0);
    tag.name = inside.substr(0, inside.find_first_of(" \t\r\n/"));
    tag.attributes = inside.substr(tag.name.size());
    return true;
}

std::string_view attribute(std::string_view attributes, std::string_view name)
{
    std::size_t at = 0;
    while ((at = attributes.find(name, at)) != std::string_view::npos) {
        const std::size_t equals = at + name.size();
        const bool isWord = at > 0 && std::string_view(" \t\r\n").find(attributes[at - 1]) !=
                                          std::string_view::npos;
        if (isWord && equals + 1 < attributes.size() && attributes[equals] == '=') {
            const char quote = attributes[equals + 1];
            const std::size_t end = attributes.find(quote, equals + 2);
            if ((quote == '"' || quote == '\'') && end != std::string_view::npos) {
                return attributes.substr(equals + 2, end - equals - 2);
            }
        }
        at = equals;
    }
    return {};
}

std::string unescaped(std::string_view text)
{
    static constexpr std::pair<std::string_view, char> kEntities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        bool found = false;
        for (const auto &[entity, c] : kEntities) {
            if (text.substr(i, entity.size()) == entity) {
                out += c;
                i += entity.size();
                found = true;
                break;
            }
        }
        if (!found) {
            out += text[i++];
        }
    }
    return out;
}

std::vector<std::string> words(std::string_view list)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < list.size();) {
        const std::size_t from = list.find_first_not_of(" \t\r\n", i);
        if (from == std::string_view::npos) {
            break;
        }
        i = std::min(list.find_first_of(" \t\r\n", from), list.size());
        out.emplace_back(list.substr(from, i - from));
    }
    return out;
}

struct Step {
    std::vector<std::string> reactants, products, above, below;
};

/// What of a document concerns a scheme: steps, and by id the text of fragments, groups and
/// captions.
class Document
{
public:
    [[nodiscard]] Result<void> read(std::string_view text)
    {
        std::size_t at = 0;
        while ((at = text.find('<', at)) != std::string_view::npos) {
            const std::size_t begin = at;
            Tag tag;
            if (!nextTag(text, at, tag)) {
                return fail(ErrorCode::Syntax, "The CDXML text ends inside a tag.");
            }
            if (tag.name == "step" && !tag.isEnd) {
                addStep(tag.attributes);
            }
            if (tag.name == "fonttable" || tag.name == "colortable" || tag.name.empty()) {
                continue;
            }
            if (Result<void> fine = tag.isEnd ? close(tag, text, at) : open(tag, begin, at);
                !fine) {
                return fine;
            }
        }
        return {};
    }

    std::vector<Step> steps;
    std::map<std::string, std::vector<std::string_view>> fragments; ///< of a group: all of its own
    std::map<std::string, std::string> captions;

private:
    struct Open {
        std::string_view name;
        std::string id;
        std::size_t begin = 0;
        std::size_t inside = 0;
    };

    // ChemDraw leaves steps behind that no longer have any part.
    void addStep(std::string_view a)
    {
        Step step{words(attribute(a, "ReactionStepReactants")),
                  words(attribute(a, "ReactionStepProducts")),
                  words(attribute(a, "ReactionStepObjectsAboveArrow")),
                  words(attribute(a, "ReactionStepObjectsBelowArrow"))};
        if ((!step.reactants.empty() || !step.products.empty()) && steps.size() < kMostObjects) {
            steps.push_back(std::move(step));
        }
    }

    Result<void> open(const Tag &tag, std::size_t begin, std::size_t inside)
    {
        if (tag.isEmpty) {
            return {};
        }
        if (m_stack.size() >= kDeepest) {
            return fail(ErrorCode::TooLarge, "The CDXML text is nested too deeply.");
        }
        m_stack.push_back({tag.name, std::string(attribute(tag.attributes, "id")), begin, inside});
        return {};
    }

    Result<void> close(const Tag &tag, std::string_view text, std::size_t end)
    {
        if (m_stack.empty() || m_stack.back().name != tag.name) {
            return fail(ErrorCode::Syntax, "The CDXML text has tags that do not match.");
        }
        const Open top = m_stack.back();
        m_stack.pop_back();
        const bool isInner = std::any_of(m_stack.begin(), m_stack.end(),
                                         [](const Open &o) { return o.name == "fragment"; });
        if (isInner || top.id.empty() || ++m_objects > kMostObjects) {
            return {};
        }
        if (top.name == "fragment") {
            const std::string_view body = text.substr(top.begin, end - top.begin);
            fragments[top.id].push_back(body);
            for (const Open &o : m_stack) {
                if (o.name == "group") {
                    fragments[o.id].push_back(body);
                }
            }
        } else if (top.name == "t") {
            captions[top.id] = captionText(text.substr(top.inside, end - top.inside));
        }
        return {};
    }

    static std::string captionText(std::string_view inside)
    {
        std::string out;
        std::size_t at = 0;
        while (at < inside.size()) {
            const std::size_t next = std::min(inside.find('<', at), inside.size());
            // What stands between the runs (<s>) is indentation of the file.
            if (m_isRun(inside, at)) {
                out += unescaped(inside.substr(at, next - at));
            }
            at = next;
            Tag tag;
            if (at < inside.size() && !nextTag(inside, at, tag)) {
                break;
            }
        }
        return out;
    }
    static bool m_isRun(std::string_view inside, std::size_t at)
    {
        const std::size_t open = inside.rfind("<s", at == 0 ? 0 : at - 1);
        return open != std::string_view::npos && inside.find('>', open) + 1 == at;
    }

    std::vector<Open> m_stack;
    std::size_t m_objects = 0;
};

class Assembler
{
public:
    Assembler(const Document &document, const Limits &limits)
        : m_document(document)
        , m_limits(limits)
    {
    }

    Result<void> add(const std::vector<std::string> &ids, ReactionRole role, std::string &captions)
    {
        for (const std::string &id : ids) {
            if (const auto caption = m_document.captions.find(id);
                caption != m_document.captions.end()) {
                captions += (captions.empty() ? "" : "\n") + caption->second;
            }
            const auto found = m_document.fragments.find(id);
            if (found == m_document.fragments.end()) {
                continue;
            }
            for (const std::string_view body : found->second) {
                if (m_participants.size() >= static_cast<std::size_t>(kMostParticipants)) {
                    return tooManyParticipants();
                }
                const std::string text =
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<CDXML><page id=\"1\">" +
                    std::string(body) + "</page></CDXML>\n";
                Result<Molecule> molecule = Molecule::fromText(text, m_limits);
                if (!molecule) {
                    return tl::unexpected(inParticipant(role, ++m_number, molecule.error()));
                }
                m_participants.push_back({role, std::move(*molecule)});
            }
        }
        return {};
    }
    [[nodiscard]] std::vector<Participant> take() { return std::move(m_participants); }

private:
    const Document &m_document;
    const Limits &m_limits;
    std::vector<Participant> m_participants;
    std::size_t m_number = 0;
};

} // namespace

Result<Reaction> reactionFromCdxml(std::string_view text, const Limits &limits)
{
    Document document;
    if (Result<void> read = document.read(text); !read) {
        return tl::unexpected(read.error());
    }
    if (document.steps.empty()) {
        return fail(ErrorCode::Unsupported,
                    "The ChemDraw document has no reaction scheme with an arrow.");
    }
    if (document.steps.size() > 1) {
        return fail(ErrorCode::Unsupported, "The ChemDraw document has " +
                                                std::to_string(document.steps.size()) +
                                                " reaction steps; one is needed.");
    }
    const Step &step = document.steps.front();
    Assembler assembler(document, limits);
    std::string above;
    std::string below;
    std::string beside;
    for (const auto &[ids, role, captions] :
         {std::tuple(&step.reactants, ReactionRole::Reactant, &beside),
          std::tuple(&step.above, ReactionRole::Agent, &above),
          std::tuple(&step.below, ReactionRole::Agent, &below),
          std::tuple(&step.products, ReactionRole::Product, &beside)}) {
        if (Result<void> added = assembler.add(*ids, role, *captions); !added) {
            return tl::unexpected(added.error());
        }
    }
    return Reaction(assembler.take(), std::move(above), std::move(below));
}

} // namespace artemisia::chem

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/notebook_reader.h"
#include "core/store/store.h"

namespace artemisia::format
{

/// Takes what a reader hands over into a store: ids and times as they are. A record the store
/// refuses (Invalid, Conflict: a code it does not allow, say) is a finding and the rest goes on;
/// any other error (a full disk) stops the reading. Use it inside one transaction of the store.
class RecordIntake
{
public:
    enum class Attachments {
        Keep,    ///< their bytes go into the store
        LeaveOut ///< only the records name them
    };
    RecordIntake(store::Store &store, const store::SaveContext &context,
                 Attachments attachments = Attachments::Keep);
    /// Called after each record that was saved, e.g. to mark it as published.
    void setAfterSave(std::function<Result<>(const RecordRef &)> afterSave);
    /// Valid as long as this object.
    [[nodiscard]] RecordSink sink();
    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }

private:
    [[nodiscard]] Result<> takeNotebook(const NotebookWithPeople &notebook);
    [[nodiscard]] Result<> takeAttachment(const Attachment &attachment, QIODevice &bytes);
    [[nodiscard]] Result<> settle(const Result<> &saved, const RecordRef &record,
                                  const QString &path);

    store::Store &m_store;
    store::SaveContext m_context;
    Attachments m_attachments;
    std::function<Result<>(const RecordRef &)> m_afterSave;
    QList<Finding> m_findings;
};

} // namespace artemisia::format

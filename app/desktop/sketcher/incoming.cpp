// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/incoming.h"

#include "app/desktop/sketcher/clipboard_formats.h"
#include "chem/drawing/line_up.h"
#include "chem/drawing/read.h"
#include "core/exchange/cdx_converter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <cstring>

namespace artemisia::app
{

namespace
{

constexpr qint64 kLargest = 8 * 1024 * 1024;
constexpr qsizetype kMostOthers = 4; ///< forms beside the best one
constexpr qsizetype kLongestTitle = 80;
constexpr char kRecordEnd[] = "$$$$";

QString tr(const char *text)
{
    return QCoreApplication::translate("Incoming", text);
}

// ChemDraw's forms go first: they hold the whole sheet.
QStringList formatNames()
{
    return ClipboardFormat::cdxml() + ClipboardFormat::cdx() + ClipboardFormat::rxn() +
           ClipboardFormat::mol() + ClipboardFormat::sdf() + ClipboardFormat::molLines() +
           ClipboardFormat::smiles() + ClipboardFormat::inchi();
}

QStringList localFiles(const QMimeData &mime)
{
    QStringList files;
    const QList<QUrl> urls = mime.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile()) {
            files.append(url.toLocalFile());
        }
    }
    return files;
}

bool isPicture(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return !QImageReader::imageFormat(&buffer).isEmpty();
}

tl::unexpected<Error> pictureRefused()
{
    return fail(ErrorCode::Invalid, tr("This is a picture. A structure cannot be read from it: "
                                       "copy the structure itself, or its SMILES."));
}

tl::unexpected<Error> noStructure()
{
    return fail(ErrorCode::Invalid, tr("There is no structure in this that can be read."));
}

Result<chem::Drawing> draw(const QByteArray &text)
{
    auto drawing = chem::drawingFromText({text.constData(), size_t(text.size())});
    if (!drawing) {
        return tl::unexpected(fromChem(drawing.error()));
    }
    return std::move(*drawing);
}

bool isBlock(const QByteArray &text)
{
    const auto marks = {"M  END", "V2000", "V3000", "<CDXML", "$RXN", kRecordEnd};
    return std::any_of(marks.begin(), marks.end(),
                       [&](const char *mark) { return text.contains(mark); });
}

QString cut(const QByteArray &title)
{
    const QString text = QString::fromUtf8(title).simplified();
    return text.size() > kLongestTitle ? text.left(kLongestTitle - 1) + u'\u2026' : text;
}

/// \a name may be empty; \a otherwise: what the record is called then.
void add(Arrival &arrival, const QString &name, const QByteArray &text, const QString &otherwise)
{
    ++arrival.recordCount;
    if (arrival.records.size() < kMostRecords) {
        arrival.records.append({name.isEmpty() ? otherwise : name, text, !name.isEmpty()});
    }
}

void addRecord(Arrival &arrival, const QString &name, const QByteArray &text)
{
    add(arrival, name, text, tr("Record %1").arg(arrival.recordCount + 1));
}

/// The first line of a record, else the first value of its data.
QString titleOf(const QByteArray &record)
{
    QString title = cut(record.left(record.indexOf('\n')));
    if (!title.isEmpty()) {
        return title;
    }
    const qsizetype data = record.indexOf("\n>");
    const qsizetype value = data < 0 ? -1 : record.indexOf('\n', data + 1);
    const qsizetype end = value < 0 ? -1 : record.indexOf('\n', value + 1);
    return end < 0 ? QString() : cut(record.mid(value + 1, end - value - 1));
}

void splitRecords(Arrival &arrival, const QByteArray &text)
{
    for (qsizetype from = 0;;) {
        const qsizetype end = text.indexOf(kRecordEnd, from);
        if (end < 0) {
            const QByteArray last = text.mid(from);
            if (last.contains("M  END")) { // a file that lacks its last line
                addRecord(arrival, titleOf(last), last);
            }
            return;
        }
        const QByteArray record = text.mid(from, end - from);
        addRecord(arrival, titleOf(record), record + kRecordEnd + '\n');
        const qsizetype line = text.indexOf('\n', end);
        from = line < 0 ? text.size() : line + 1;
    }
}

/// Words, of which nobody wants to hear which letter is no SMILES.
bool isProse(const QByteArray &text)
{
    constexpr qsizetype kLeastWords = 3;
    const auto words = text.simplified().split(' ');
    return words.size() >= kLeastWords && !isBlock(text) && !text.trimmed().startsWith("InChI") &&
           std::all_of(words.begin(), words.begin() + kLeastWords, [](const QByteArray &word) {
               return std::none_of(word.begin(), word.end(), [](char letter) {
                   return std::strchr("=#[]@()/\\0123456789", letter) != nullptr;
               });
           });
}

/// What stands after the structure.
QString nameOfLine(const QByteArray &line)
{
    qsizetype end = line.indexOf('\t');
    end = end < 0 ? line.indexOf(' ') : end;
    if (end >= 0 && line.mid(end).trimmed().startsWith('|')) {
        end = line.indexOf('|', line.indexOf('|', end) + 1);
    }
    return end < 0 ? QString() : cut(line.mid(end + 1));
}

void splitLines(Arrival &arrival, const QByteArray &text)
{
    for (const QByteArray &each : text.split('\n')) {
        const QByteArray line = each.trimmed();
        if (!line.isEmpty() && !line.startsWith("AuxInfo=") && !line.startsWith("InChIKey=")) {
            add(arrival, nameOfLine(line), line, cut(line));
        }
    }
}

Result<Arrival> readText(const QByteArray &text)
{
    Arrival arrival;
    if (isRoute(text)) {
        ARTEMISIA_TRY_ASSIGN(arrival.drawing, draw(text));
        return arrival;
    }
    if (text.contains(kRecordEnd) && !text.contains("<CDXML")) {
        splitRecords(arrival, text);
    } else if (!isBlock(text)) {
        splitLines(arrival, text);
        // A list may begin with a header; words that are no list do not get far.
        if (arrival.recordCount > 1 && !draw(arrival.records.at(0).text) &&
            !draw(arrival.records.at(1).text)) {
            return noStructure();
        }
    }
    if (arrival.recordCount > 1) {
        return arrival;
    }
    // One line of a list is read without what stood around it.
    auto drawing = draw(arrival.recordCount == 1 ? arrival.records.first().text : text);
    if (!drawing) {
        return isProse(text) ? Result<Arrival>(noStructure()) : tl::unexpected(drawing.error());
    }
    arrival.drawing = std::move(*drawing);
    arrival.records.clear();
    return arrival;
}

Result<Arrival> readBytes(const QByteArray &bytes, const CancelToken &cancel)
{
    if (exchange::isCdx(bytes)) {
        ARTEMISIA_TRY_ASSIGN(const exchange::ConvertedCdx converted,
                             exchange::convertCdx(bytes, cancel));
        Arrival arrival;
        ARTEMISIA_TRY_ASSIGN(arrival.drawing, draw(converted.cdxml));
        arrival.remark = converted.remark();
        return arrival;
    }
    if (bytes.contains("<svg") && !isBlock(bytes)) {
        return pictureRefused();
    }
    if (bytes.contains('\0')) {
        return isPicture(bytes) ? Result<Arrival>(pictureRefused()) : noStructure();
    }
    const bool hasMark = bytes.startsWith("\xef\xbb\xbf");
    return readText(hasMark ? bytes.mid(3) : bytes);
}

Result<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::NotFound, tr("This is not a file that can be read."));
    }
    QByteArray bytes = file.read(kLargest + 1);
    if (bytes.size() > kLargest) {
        const qsizetype end = bytes.lastIndexOf(kRecordEnd);
        if (end < 0) {
            return fail(ErrorCode::TooLarge, tr("This file is too large to be drawn."));
        }
        bytes.truncate(end + qsizetype(sizeof kRecordEnd) - 1); // the records that are whole
    }
    return bytes;
}

Result<Arrival> readFile(const QStringList &files, const CancelToken &cancel)
{
    const QString name = QFileInfo(files.first()).fileName();
    auto arrival = contentsOf(files.first()).and_then([&](const QByteArray &bytes) {
        return readBytes(bytes, cancel);
    });
    if (!arrival) {
        Error error = arrival.error();
        error.message = tr("%1: %2").arg(name, error.message);
        return tl::unexpected(error);
    }
    arrival->source = name;
    if (files.size() > 1) {
        const QString only = tr("Of the files only %1 was read.").arg(name);
        arrival->remark = arrival->remark.isEmpty() ? only : only + u' ' + arrival->remark;
    }
    return arrival;
}

/// The next best form that can be read; \a best is what is wrong with the first.
Result<Arrival> readOthers(const Incoming &incoming, const Result<Arrival> &best,
                           const CancelToken &cancel)
{
    for (const QByteArray &form : incoming.others) {
        Result<Arrival> arrival = readBytes(form, cancel);
        if (arrival) {
            const QString instead = tr("ChemDraw's form on the clipboard cannot be read. The "
                                       "structure was taken from another form beside it.");
            arrival->remark =
                arrival->remark.isEmpty() ? instead : instead + u' ' + arrival->remark;
            return arrival;
        }
    }
    return best;
}

} // namespace

Incoming incomingOf(const QMimeData &mime)
{
    Incoming incoming;
    const QStringList counted = ClipboardFormat::molLines();
    const QStringList chemDraws = ClipboardFormat::cdxml() + ClipboardFormat::cdx();
    const QStringList names = formatNames();
    for (const QString &name : names) {
        const QByteArray data = mime.hasFormat(name) ? mime.data(name) : QByteArray();
        const QByteArray form = counted.contains(name) ? fromCountedLines(data) : data;
        if (form.isEmpty() || form.size() > kLargest) {
            continue;
        }
        if (incoming.bytes.isEmpty()) {
            incoming.bytes = form;
        } else if (form != incoming.bytes && !incoming.others.contains(form)) {
            incoming.others.append(form);
        }
        const bool isBest = incoming.others.isEmpty() && !chemDraws.contains(name);
        if (isBest || incoming.others.size() == kMostOthers) {
            return incoming;
        }
    }
    if (!incoming.bytes.isEmpty()) {
        return incoming;
    }
    incoming.bytes.clear();
    incoming.files = localFiles(mime);
    if (incoming.files.isEmpty() && mime.hasText()) {
        incoming.bytes = mime.text().trimmed().isEmpty() ? QByteArray() : mime.text().toUtf8();
    }
    incoming.isPicture = incoming.isEmpty() && mime.hasImage();
    return incoming;
}

bool mayBeIncoming(const QMimeData &mime)
{
    const QStringList names = formatNames();
    return mime.hasText() || mime.hasImage() || !localFiles(mime).isEmpty() ||
           std::any_of(names.begin(), names.end(),
                       [&](const QString &name) { return mime.hasFormat(name); });
}

Result<Arrival> readIncoming(const Incoming &incoming, const CancelToken &cancel)
{
    if (incoming.isPicture) {
        return pictureRefused();
    }
    if (incoming.bytes.isEmpty() && !incoming.files.isEmpty()) {
        return readFile(incoming.files, cancel);
    }
    const Result<Arrival> best = readBytes(incoming.bytes, cancel);
    return best ? best : readOthers(incoming, best, cancel);
}

bool isRoute(const QByteArray &text)
{
    constexpr qsizetype kMostSteps = 12;
    qsizetype steps = 0;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray reaction = line.trimmed().split(' ').first();
        if (!reaction.isEmpty() && reaction.count('>') - reaction.count("->") != 2) {
            return false;
        }
        steps += reaction.isEmpty() ? 0 : 1;
    }
    return steps > 1 && steps <= kMostSteps;
}

Result<chem::Drawing> readRecords(const QList<StructureRecord> &records)
{
    std::vector<chem::TableCell> cells;
    for (const StructureRecord &record : records) {
        auto drawing = draw(record.text);
        if (!drawing) {
            Error error = drawing.error();
            error.message = tr("%1: %2").arg(record.title, error.message);
            return tl::unexpected(error);
        }
        cells.push_back(
            {std::move(*drawing), record.isNamed ? record.title.toStdString() : std::string()});
    }
    return cells.size() == 1 ? std::move(cells.front().drawing) : chem::tableOf(cells);
}

} // namespace artemisia::app

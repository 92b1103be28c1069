// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery_views/gallery.h"

#include "app/desktop/compounds/compound_search.h"
#include "app/desktop/compounds/structure_section.h"
#include "app/desktop/experiments/scheme_section.h"
#include "app/desktop/imports/import_page.h"
#include "app/desktop/shell/command_palette.h"
#include "app/desktop/shell/window_actions.h"
#include "app/desktop/start/start_page.h"
#include "app/desktop/widgets/message_bar.h"
#include "core/base/result.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

namespace artemisia::gallery
{

namespace
{

using app::MainWindow;

/// Chooses a row of a list or table once it is there.
bool chooseRow(MainWindow &window, const QString &viewName, int row)
{
    auto *view = window.findChild<QAbstractItemView *>(viewName);
    if (view == nullptr || view->model()->rowCount() <= row) {
        return false;
    }
    if (view->currentIndex().row() != row) {
        view->setCurrentIndex(view->model()->index(row, 0));
    }
    // What a row says first may be a drawing.
    const int column = view->model()->columnCount() > 1 ? 1 : 0;
    return !view->model()->index(row, column).data().toString().isEmpty();
}

View room(const QString &key)
{
    return {key, [key](MainWindow &window) { window.showRoom(key); }, {}};
}

/// The upper or the lower end of an experiment's page.
View experiment(const QString &name, bool isLower)
{
    return {name, [](MainWindow &window) { window.showRoom(QStringLiteral("experiments")); },
            [isLower](MainWindow &window) {
                const auto *page =
                    window.findChild<QAbstractScrollArea *>(QStringLiteral("experimentScroll"));
                const auto *list =
                    window.findChild<QAbstractItemView *>(QStringLiteral("experimentListView"));
                if (list->model()->rowCount() == 0) {
                    return true; // a notebook without any has no page to show
                }
                if (!page->isVisible()) {
                    return false;
                }
                QScrollBar *bar = page->verticalScrollBar();
                bar->setValue(isLower ? bar->maximum() : 0);
                return true;
            }};
}

View compounds(const QString &name, const QString &button)
{
    return {name,
            [button](MainWindow &window) {
                window.showRoom(QStringLiteral("compounds"));
                window.findChild<QAbstractButton *>(QStringLiteral("closePageButton"))->click();
                window.findChild<QAbstractButton *>(button)->click();
            },
            {}};
}

View compoundPage()
{
    return {QStringLiteral("compound-page"),
            [](MainWindow &window) {
                window.showRoom(QStringLiteral("compounds"));
                window.findChild<QAbstractButton *>(QStringLiteral("tableViewButton"))->click();
            },
            [](MainWindow &window) {
                const QString table = QStringLiteral("compoundTableView");
                if (!chooseRow(window, table, 2)) {
                    return false;
                }
                auto *view = window.findChild<QAbstractItemView *>(table);
                const auto *links = window.findChild<QWidget *>(QStringLiteral("addBatchButton"));
                if (!links->isVisible()) {
                    Q_EMIT view->clicked(view->currentIndex());
                }
                return links->isVisible();
            }};
}

View palette(const QString &name, const QString &typed)
{
    return {name,
            [typed](MainWindow &window) {
                window.showRoom(0);
                window.windowActions().palette->trigger();
                window.findChild<QLineEdit *>(QStringLiteral("paletteLineEdit"))->setText(typed);
            },
            [](MainWindow &window) { return !window.commandPalette().model().isSearching(); }};
}

/// Whether an editor on the page has its sheet and says what it amounts to.
bool isDrawnOn(const app::DrawingField &field)
{
    const auto *facts =
        field.isDrawing() ? field.findChild<QLabel *>(QStringLiteral("sketchFactsLabel")) : nullptr;
    return facts != nullptr && !facts->text().isEmpty();
}

/// The editor in an experiment.
View schemeEditor()
{
    return {QStringLiteral("editor-scheme"),
            [](MainWindow &window) {
                window.showRoom(QStringLiteral("experiments"));
                auto *list =
                    window.findChild<QAbstractItemView *>(QStringLiteral("experimentListView"));
                list->setCurrentIndex(
                    list->model()->index(list->model()->rowCount() > 1 ? 1 : 0, 0));
            },
            [](MainWindow &window) {
                const auto *scheme = window.findChild<app::SchemeSection *>();
                const auto *list =
                    window.findChild<QAbstractItemView *>(QStringLiteral("experimentListView"));
                if (list->model()->rowCount() == 0) {
                    return true;
                }
                if (!scheme->drawing().picture().isShowingDrawing()) {
                    return false;
                }
                scheme->drawing().startDrawing();
                return isDrawnOn(scheme->drawing());
            }};
}

/// The editor on a compound's page.
View structureEditor()
{
    View view = compoundPage();
    view.name = QStringLiteral("editor-structure");
    view.isReady = [isOpen = view.isReady](MainWindow &window) {
        if (!isOpen(window)) {
            return false;
        }
        const auto *structure = window.findChild<app::StructureSection *>();
        structure->drawing().startDrawing();
        return isDrawnOn(structure->drawing());
    };
    return view;
}

/// A new compound: a salt, whose acid will be a batch's.
View newCompound()
{
    return {QStringLiteral("new-compound"),
            [](MainWindow &window) {
                window.showRoom(QStringLiteral("compounds"));
                window.findChild<QAbstractButton *>(QStringLiteral("newCompoundButton"))->click();
                window.findChild<QPlainTextEdit *>(QStringLiteral("newStructureTextEdit"))
                    ->setPlainText(QStringLiteral("CC(C)Cc1ccc(cc1)[C@H](C)C(=O)NCc1ccncc1.Cl"));
            },
            [](MainWindow &window) {
                const auto *button =
                    window.findChild<QAbstractButton *>(QStringLiteral("registerButton"));
                return button->isVisible() && button->isEnabled();
            }};
}

/// The editor as the box of a search.
View queryEditor()
{
    return {QStringLiteral("editor-query"),
            [](MainWindow &window) {
                window.showRoom(QStringLiteral("compounds"));
                window.findChild<QAbstractButton *>(QStringLiteral("closePageButton"))->click();
                auto *mode = window.findChild<QComboBox *>(QStringLiteral("searchModeComboBox"));
                mode->setCurrentIndex(2); // substructure
                window.findChild<QLineEdit *>(QStringLiteral("compoundFilterLineEdit"))
                    ->setText(QStringLiteral("n1ncn2ccncc12"));
                window.findChild<QAbstractButton *>(QStringLiteral("drawQueryButton"))->click();
            },
            [](MainWindow &window) {
                const auto *search = window.findChild<app::CompoundSearch *>();
                return isDrawnOn(*search->sheet().findChild<app::DrawingField *>());
            }};
}

void closeOverlays(MainWindow &window)
{
    for (app::DrawingField *field : window.findChildren<app::DrawingField *>()) {
        field->stopDrawing();
    }
    if (auto *mode = window.findChild<QComboBox *>(QStringLiteral("searchModeComboBox"))) {
        window.findChild<QLineEdit *>(QStringLiteral("compoundFilterLineEdit"))->clear();
        mode->setCurrentIndex(0);
    }
    if (auto *typed = window.findChild<QPlainTextEdit *>(QStringLiteral("newStructureTextEdit"))) {
        typed->clear();
    }
    window.commandPalette().close();
    if (auto *keys = window.findChild<QWidget *>(QStringLiteral("keysOverview"))) {
        keys->hide();
    }
    window.messages().clear();
}

} // namespace

QList<View> startViews()
{
    const auto form = [](const QString &name, const QString &button) {
        return View{
            name,
            [button](MainWindow &window) { window.findChild<QAbstractButton *>(button)->click(); },
            {}};
    };
    return {{QStringLiteral("start"), [](MainWindow &) {}, {}},
            form(QStringLiteral("start-create"), QStringLiteral("createNotebookButton")),
            form(QStringLiteral("start-clone"), QStringLiteral("cloneNotebookButton"))};
}

QList<View> publishedViews(const QString &repository)
{
    const auto type = [repository](MainWindow &window) {
        closeOverlays(window);
        window.showRoom(QStringLiteral("publish"));
        auto *target = window.findChild<QLineEdit *>(QStringLiteral("publishTargetLineEdit"));
        target->clear();
        target->setFocus();
        QTest::keyClicks(target, repository);
    };
    const auto isShown = [](MainWindow &window, const QString &name) {
        const auto *widget = window.findChild<QWidget *>(name);
        return widget != nullptr && widget->isVisible();
    };
    return {{QStringLiteral("publish-new-folder"), type,
             [](MainWindow &window) {
                 return !window.findChild<QLineEdit *>(QStringLiteral("publishTargetLineEdit"))
                             ->accessibleDescription()
                             .isEmpty();
             }},
            {QStringLiteral("publish-outcome"),
             [](MainWindow &window) {
                 window.findChild<QAbstractButton *>(QStringLiteral("publishButton"))->click();
             },
             [isShown](MainWindow &window) {
                 return isShown(window, QStringLiteral("publishOutcome"));
             }}};
}

QList<View> views()
{
    QList<View> all;
    all.append(experiment(QStringLiteral("experiments"), false));
    all.append(experiment(QStringLiteral("experiments-lower"), true));
    all.append(compounds(QStringLiteral("compounds"), QStringLiteral("tableViewButton")));
    all.append(compounds(QStringLiteral("compounds-grid"), QStringLiteral("gridViewButton")));
    all.append(schemeEditor());
    all.append(compoundPage());
    all.append(structureEditor());
    all.append(newCompound());
    all.append(queryEditor());
    all.append({QStringLiteral("batches"),
                [](MainWindow &window) { window.showRoom(QStringLiteral("batches")); },
                [](MainWindow &window) {
                    return chooseRow(window, QStringLiteral("batchTableView"), 0);
                }});
    all.append({QStringLiteral("assays"),
                [](MainWindow &window) { window.showRoom(QStringLiteral("assays")); },
                [](MainWindow &window) {
                    auto *list =
                        window.findChild<QAbstractItemView *>(QStringLiteral("assayListView"));
                    for (int row = 0; list != nullptr && row < list->model()->rowCount(); ++row) {
                        if (list->model()->index(row, 0).data().toString().contains(
                                QLatin1String("GSK"))) {
                            return chooseRow(window, QStringLiteral("assayListView"), row);
                        }
                    }
                    return false;
                }});
    all.append(room(QStringLiteral("publish")));
    all.append(palette(QStringLiteral("palette"), QString()));
    all.append(palette(QStringLiteral("palette-search"), QStringLiteral("osm-s-1")));
    all.append({QStringLiteral("keys"),
                [](MainWindow &window) { window.windowActions().keys->trigger(); },
                {}});
    all.append({QStringLiteral("settings"), [](MainWindow &window) { window.showSettings(); }, {}});
    all.append({QStringLiteral("import"), [](MainWindow &window) { window.showImport(); }, {}});
    all.append({QStringLiteral("import-columns"),
                [](MainWindow &window) {
                    window.showImport(
                        QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"));
                },
                [](MainWindow &window) {
                    auto *table =
                        window.findChild<QAbstractItemView *>(QStringLiteral("mappingTableView"));
                    return table != nullptr && table->isVisible() && table->model()->rowCount() > 0;
                }});
    all.append({QStringLiteral("import-report"),
                [](MainWindow &window) {
                    window.findChild<QPushButton *>(QStringLiteral("checkImportButton"))->click();
                },
                [](MainWindow &window) {
                    auto *table =
                        window.findChild<QAbstractItemView *>(QStringLiteral("reportTableView"));
                    return table != nullptr && table->isVisible() && table->model()->rowCount() > 0;
                }});
    all.append(
        {QStringLiteral("messages"),
         [](MainWindow &window) {
             window.showRoom(QStringLiteral("batches"));
             window.messages().showError(
                 {ErrorCode::Io,
                  QStringLiteral("The change could not be saved: the disk is full. What you typed "
                                 "is kept in its "
                                 "field. Make room on the disk; it is tried again by itself."),
                  {}});
             window.messages().show(
                 app::MessageBar::Kind::Warning,
                 QStringLiteral(
                     "Another program has this notebook open, so here it can be read but not "
                     "changed."));
         },
         {}});
    // Each picture starts from a clean window.
    for (View &view : all) {
        view.show = [show = view.show](MainWindow &window) {
            closeOverlays(window);
            show(window);
        };
    }
    return all;
}

} // namespace artemisia::gallery

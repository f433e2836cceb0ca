//! Form for the scope of a report, and its files.

use crate::addresses;
use crate::components::{ActionForm, Selection, chips, options};
use crate::context::{FormState, RequestContext};
use crate::words::Locale;
use irori_core::domain::form::Form;
use irori_core::domain::person::Language;
use irori_core::domain::report_file::ReportFormat;
use irori_core::report::choice::{Choice, QUARTERS_MOST};
use irori_core::report::content::Offered;
use irori_ports::releases::QuarterLine;
use leptos::prelude::*;

/// Of the address of a report's file or page.
pub(super) fn form_of(choice: &Choice, language: Language) -> Form {
    choice.form().with("language", language.as_str())
}

/// The address's query for a choice in a language.
pub fn query(choice: &Choice, language: Language) -> String {
    form_of(choice, language).to_query()
}

/// Quarters, departments, language. `offered` are the departments there are, the organisation first.
pub fn form(
    ctx: &RequestContext,
    typed: FormState,
    closed: &[QuarterLine],
    offered: &[Offered],
) -> AnyView {
    let words = ctx.words;
    let act = ActionForm::new(ctx, "report", 0, typed);
    let shown = closed.iter().filter(|line| line.is_shown);
    let quarters = shown.map(|line| {
        let name = words.quarter(line.quarter);
        (line.quarter.to_string(), name)
    });
    let departments = offered.iter().filter(|one| one.depth > 0);
    let departments: Vec<(String, String)> = departments
        .map(|one| (one.id.to_string(), one.name.clone()))
        .collect();
    let is_open = act.typed.form.text("department").is_some();
    let folded = (!departments.is_empty()).then(|| {
        view! {
            <details open=is_open>
                <summary>{t!(words, "report-departments")}</summary>
                {chips(&act, "department", "report-departments", Selection::Several, departments)}
                <p class="soft small">{t!(words, "report-departments-hint")}</p>
            </details>
        }
    });
    let languages = options(words, "language", Language::ALL, Language::as_str);
    let most = t!(words, "report-quarters-hint", most = QUARTERS_MOST);
    html! {
        <form class="sheet stack" method="get" action=addresses::REPORTS.path() aria-label=t!(words, "report-build-title")>
            <div>
                {chips(&act, "quarter", "report-quarters", Selection::Several, quarters.collect())}
                <p class="soft small">{most}</p>
            </div>
            {folded}
            {chips(&act, "language", "report-language", Selection::One, languages)}
            <p><button class="button" type="submit">{t!(words, "report-build")}</button></p>
        </form>
    }
}

/// A link a format, and the page to print.
pub fn take_away(words: Locale, choice: &Choice, language: Language) -> AnyView {
    let query = query(choice, language);
    let file = |name: &str| format!("{}?{query}", addresses::EXPORT.path(name));
    let files: Vec<_> = ReportFormat::ALL
        .iter()
        .map(|format| {
            let href = file(&format!("report.{}", format.as_str()));
            let name = t!(words, &format!("report-take-{}", format.as_str()));
            view! { <li><a class="button button--quiet" href=href download="">{name}</a></li> }
        })
        .collect();
    html! {
        <section class="sheet stack">
            <h2>{t!(words, "report-take")}</h2>
            <p>{t!(words, "report-take-about")}</p>
            <ul class="row">
                {files}
                <li><a class="button button--quiet" href=format!("{}?{query}", addresses::REPORT_TO_PRINT.path())>{t!(words, "report-take-print")}</a></li>
            </ul>
            <p class="small"><a href=file("report.csv") + "&bom=yes" download="">{t!(words, "report-take-csv-bom")}</a></p>
            <p class="soft small">{t!(words, "report-take-ledger")}</p>
        </section>
    }
}

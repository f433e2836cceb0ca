//! What a report is about, and what it can be taken away as.

use crate::components::act::ActionForm;
use crate::components::choice::{Choose, chips};
use crate::context::{FormState, RequestContext};
use crate::words::Words;
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
    asked: &RequestContext,
    typed: FormState,
    closed: &[QuarterLine],
    offered: &[Offered],
) -> AnyView {
    let words = asked.words;
    let act = ActionForm::new(asked, "report", 0, typed);
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
                <summary>{words.say("report-departments")}</summary>
                {chips(&act, "department", "report-departments", Choose::Several, departments)}
                <p class="soft small">{words.say("report-departments-hint")}</p>
            </details>
        }
    });
    let languages = Language::ALL.iter().map(|language| {
        let key = format!("language-{}", language.as_str());
        (language.as_str().to_owned(), words.say(&key))
    });
    let most = words.tell("report-quarters-hint", &[("most", QUARTERS_MOST.into())]);
    view! {
        <form class="sheet stack" method="get" action="/reports" aria-label=words.say("report-build-title")>
            <div>
                {chips(&act, "quarter", "report-quarters", Choose::Several, quarters.collect())}
                <p class="soft small">{most}</p>
            </div>
            {folded}
            {chips(&act, "language", "report-language", Choose::One, languages.collect())}
            <p><button class="button" type="submit">{words.say("report-build")}</button></p>
        </form>
    }
    .into_any()
}

/// A link a format, and the page to print.
pub fn take_away(words: Words, choice: &Choice, language: Language) -> AnyView {
    let query = query(choice, language);
    let files: Vec<_> = ReportFormat::ALL
        .iter()
        .map(|format| {
            let href = format!("/exports/report.{}?{query}", format.as_str());
            let name = words.say(&format!("report-take-{}", format.as_str()));
            view! { <li><a class="button button--quiet" href=href download="">{name}</a></li> }
        })
        .collect();
    view! {
        <section class="sheet stack">
            <h2>{words.say("report-take")}</h2>
            <p>{words.say("report-take-about")}</p>
            <ul class="row">
                {files}
                <li><a class="button button--quiet" href=format!("/reports/print?{query}")>{words.say("report-take-print")}</a></li>
            </ul>
            <p class="small"><a href=format!("/exports/report.csv?{query}&bom=yes") download="">{words.say("report-take-csv-bom")}</a></p>
            <p class="soft small">{words.say("report-take-ledger")}</p>
        </section>
    }
    .into_any()
}

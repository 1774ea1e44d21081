//! What the demo plays: an evening in Washington, after the posts of the demo edition.

use contract::{Date, MAJOR, MINOR};
use serde_json::{Value, json};

/// The beginning of the ids of the demo's posts.
pub const ID_PREFIX: &str = "demo-";
/// The pause between two requests of an open page, in seconds: the shortest that a page keeps.
const POLL_SECONDS: u32 = 10;

/// A change of a live blog.
pub enum Step {
    Post {
        id: &'static str,
        headline: &'static str,
        text: &'static str,
        is_key: bool,
    },
    /// A post gets another text.
    Correct {
        id: &'static str,
        text: &'static str,
    },
    Delete {
        id: &'static str,
    },
}

const fn post(id: &'static str, headline: &'static str, text: &'static str) -> Step {
    Step::Post { id, headline, text, is_key: false }
}

const fn key_post(id: &'static str, headline: &'static str, text: &'static str) -> Step {
    Step::Post { id, headline, text, is_key: true }
}

/// What is played, in this order.
pub const STEPS: &[Step] = &[
    post(
        "demo-1",
        "Bonsoir de Washington",
        "La nuit tombe sur le Mall, fermé au public. Nous suivons ce soir les derniers préparatifs de l’investiture ; \
         les nouveaux messages arrivent d’eux-mêmes sur cette page.",
    ),
    post(
        "demo-2",
        "Les ponts sur le Potomac fermeront mardi",
        "Quatre ponts entre la Virginie et la capitale seront fermés de mardi matin à jeudi matin. Le métro ne s’arrête \
         déjà plus dans treize stations du centre.",
    ),
    key_post(
        "demo-3",
        "Le discours d’investiture durera une vingtaine de minutes",
        "L’entourage du président élu annonce un texte court, dont l’unité du pays sera le thème. Il y travaille encore, \
         dit l’un de ses conseillers.",
    ),
    post(
        "demo-4",
        "Une répétition générale lundi",
        "Prévue dimanche, la répétition de la cérémonie a été repoussée d’un jour pour des raisons de sécurité. Des \
         figurants y tiendront le rôle du président et de la vice-présidente.",
    ),
    Step::Correct {
        id: "demo-2",
        text: "Cinq ponts entre la Virginie et la capitale seront fermés de mardi matin à jeudi matin, et non quatre comme \
               nous l’avons écrit d’abord. Le métro ne s’arrête déjà plus dans treize stations du centre.",
    },
    post(
        "demo-5",
        "Des drapeaux à la place de la foule",
        "Près de 200 000 drapeaux sont plantés sur la pelouse du Mall, pour ceux qui ne pourront pas venir. La nuit, \
         cinquante-six colonnes de lumière les éclairent : une pour chaque État et chaque territoire.",
    ),
    post("demo-6", "Un convoi signalé près de l’Union Station", "Plus d’informations dans quelques minutes."),
    post(
        "demo-7",
        "« On se croirait un dimanche d’août »",
        "Au comptoir d’un café de Capitol Hill, l’un des rares qui soient ouverts, le patron compte ses clients : des \
         soldats, surtout. « Ils sont polis et ils prennent des grands formats. »",
    ),
    Step::Delete { id: "demo-6" },
    key_post(
        "demo-8",
        "Les premiers décrets seront signés mercredi après-midi",
        "La signature aura lieu au Bureau ovale, vers 17 heures, heure de Washington. Une dizaine de textes sont prêts, \
         dont celui sur l’accord de Paris.",
    ),
    post(
        "demo-9",
        "À la Maison Blanche, cinq heures pour tout changer",
        "Entre le départ de l’un et l’arrivée de l’autre, le personnel aura cinq heures pour déménager, nettoyer et \
         désinfecter l’aile ouest.",
    ),
    post(
        "demo-10",
        "Pas de parade, mais une escorte",
        "La parade aura lieu en images, de tous les États. Le président élu fera à pied le dernier pâté de maisons \
         jusqu’à la Maison Blanche, avec une escorte de chaque armée.",
    ),
    Step::Correct {
        id: "demo-9",
        text: "Entre le départ de l’un et l’arrivée de l’autre, le personnel aura un peu moins de six heures pour déménager, \
               nettoyer et désinfecter l’aile ouest, précise l’intendance.",
    },
    post(
        "demo-11",
        "Quatre anciens présidents attendus",
        "Trois d’entre eux seront à la tribune, avec leurs épouses. Le quatrième, âgé de 96 ans, a fait savoir qu’il \
         regarderait la cérémonie chez lui.",
    ),
    post(
        "demo-12",
        "Fin de ce direct pour ce soir",
        "Merci de nous avoir lus. Nous reprenons le fil demain matin à 7 heures, heure de Paris.",
    ),
];

/// Makes one change, at a time that is now.
pub fn apply(blog: &mut Value, step: &Step, now: Date) {
    let newest = blog["posts"][0]["datePublished"].as_str().and_then(Date::parse);
    // The newest comes first, also where a newsroom's clock is ahead.
    let date = newest.filter(|newest| newest.timestamp() > now.timestamp()).unwrap_or(now).to_rfc3339();
    match step {
        Step::Post { id, headline, text, is_key } => {
            let mut post = json!({ "id": id, "headline": headline, "datePublished": date, "body": body(text) });
            if *is_key {
                post["key"] = true.into();
                insert(blog, "keyPosts", json!({ "id": id, "headline": headline, "datePublished": date }));
            }
            insert(blog, "posts", post);
        }
        Step::Correct { id, text } => change(blog, id, |post| {
            post["body"] = body(text);
            post["dateModified"] = date.into();
        }),
        Step::Delete { id } => change(blog, id, |post| {
            *post = json!({ "id": id, "deleted": true, "datePublished": post["datePublished"] });
        }),
    }
    count(blog);
    blog["pollSeconds"] = POLL_SECONDS.into();
    blog["version"] = format!("{MAJOR}.{MINOR}").into();
}

/// Ends the live blog.
pub fn end(blog: &mut Value) {
    blog["state"] = "ended".into();
    count(blog);
}

fn count(blog: &mut Value) {
    blog["revision"] = (blog["revision"].as_u64().unwrap_or_default() + 1).into();
}

fn body(text: &str) -> Value {
    json!([{ "type": "paragraph", "text": text }])
}

fn insert(blog: &mut Value, list: &str, item: Value) {
    match blog[list].as_array_mut() {
        Some(items) => items.insert(0, item),
        None => blog[list] = json!([item]),
    }
}

fn change(blog: &mut Value, id: &str, change: impl FnOnce(&mut Value)) {
    if let Some(post) = blog["posts"].as_array_mut().and_then(|posts| posts.iter_mut().find(|post| post["id"] == id)) {
        change(post);
    }
}

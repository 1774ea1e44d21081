//! What public/offline says. press writes the words of the edition's language beside it, so that no first visit downloads
//! them. `{names}` stand for what is put in.

use serde::Serialize;

/// One language of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfflineWords {
    /// Its code (BCP 47).
    pub language: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub retry: &'static str,
    pub front_page: &'static str,

    // Out of reach
    /// After a link whose page is not on the device.
    pub absent: &'static str,
    pub away_shown: &'static str,
    pub from_device: &'static str,
    pub newer_there: &'static str,
    pub show_newer: &'static str,
    pub on_device: &'static str,
    /// Beside an entry of a list.
    pub entry_there: &'static str,
    pub entry_without_pictures: &'static str,
    pub entry_absent: &'static str,

    // Taking the edition along
    pub take_heading: &'static str,
    pub take_about: &'static str,
    pub take_weigh: &'static str,
    pub take_weighing: &'static str,
    pub take_failed: &'static str,
    pub take_all_there: &'static str,
    pub take_size: &'static str,
    pub take_at_least: &'static str,
    pub take_start: &'static str,
    pub take_progress: &'static str,
    pub take_stop: &'static str,
    pub take_stopped: &'static str,
    pub take_go_on: &'static str,
    pub take_done: &'static str,

    // Coming back, installing, sharing
    pub resume: &'static str,
    pub install: &'static str,
    pub install_about: &'static str,
    pub install_by_hand: &'static str,
    pub install_never: &'static str,
    pub share_nothing: &'static str,
    pub share_elsewhere: &'static str,

    // Space on the device
    pub space: &'static str,
    pub space_saved: &'static str,
    pub space_read: &'static str,
    pub space_rule: &'static str,
    pub space_clear: &'static str,
    pub space_nothing: &'static str,
    pub not_promised: &'static str,
    pub export_list: &'static str,
    pub refused: &'static str,
    pub full: &'static str,

    // A newer version
    pub update: &'static str,
    pub update_now: &'static str,
}

/// The words for a language (BCP 47); French where it is not spoken, as everywhere.
pub fn offline_words(language: &str) -> &'static OfflineWords {
    let spoken = super::messages(language).language;
    [&FRENCH, &ENGLISH].into_iter().find(|words| words.language == spoken).unwrap_or(&FRENCH)
}

static FRENCH: OfflineWords = OfflineWords {
    language: "fr",
    close: "Fermer",
    cancel: "Annuler",
    retry: "Réessayer",
    front_page: "La une",

    absent: "pas sur cet appareil",
    away_shown: "Hors connexion. Cette page vient de votre appareil, telle qu’elle a été gardée {ago}.",
    from_device: "La rédaction n’a pas pu être jointe. Cette page vient de votre appareil, telle qu’elle a été gardée {ago}.",
    newer_there: "La connexion est revenue, et cette page a changé depuis.",
    show_newer: "Afficher la nouvelle version",
    on_device: "À lire sans connexion",
    entry_there: "Sur cet appareil",
    entry_without_pictures: "Sur cet appareil, sans toutes ses images",
    entry_absent: "Pas encore sur cet appareil",

    take_heading: "Emporter cette édition",
    take_about: "La une et tous ses articles, avec leurs images, pour lire sans connexion.",
    take_weigh: "Combien cela pèse-t-il\u{a0}?",
    take_weighing: "Calcul en cours…",
    take_failed: "La rédaction n’a pas pu être jointe. Réessayez une fois connecté.",
    take_all_there: "Tout est déjà sur cet appareil.",
    take_size: "{count} articles à télécharger\u{a0}: {size}.",
    take_at_least: "{count} articles à télécharger\u{a0}: {size} au moins, des images ne disant pas leur poids.",
    take_start: "Télécharger",
    take_progress: "{done} articles sur {of}",
    take_stop: "Arrêter",
    take_stopped: "Le téléchargement s’est arrêté\u{a0}; ce qui est arrivé reste sur cet appareil.",
    take_go_on: "Reprendre",
    take_done: "L’édition est sur cet appareil.",

    resume: "Reprendre votre lecture",
    install: "Installer",
    install_about: "Ce journal s’installe comme une application, sans magasin ni compte.",
    install_by_hand: "Dans le menu de votre navigateur, choisissez «\u{a0}Installer\u{a0}» ou «\u{a0}Sur l’écran d’accueil\u{a0}».",
    install_never: "Ne plus le proposer",
    share_nothing: "Rien à ouvrir\u{a0}: le partage ne contenait aucun lien.",
    share_elsewhere: "Ce lien ne mène à aucun article de ce journal. Vous pouvez l’ouvrir\u{a0}:",

    space: "Sur cet appareil",
    space_saved: "Articles à lire plus tard\u{a0}: {count}, {size}",
    space_read: "Pages lues\u{a0}: {count}, {size}",
    space_rule: "Une page lue reste trente jours après sa dernière lecture, dans la limite de 60\u{a0}Mo\u{a0}; un article à lire plus tard reste jusqu’à ce que vous le retiriez.",
    space_clear: "Effacer les pages lues",
    space_nothing: "Rien à effacer.",
    not_promised: "Votre navigateur peut effacer ce qui est gardé s’il manque de place\u{a0}; Safari le fait après sept jours sans visite, sauf si le journal est installé.",
    export_list: "Garder une copie de la liste",
    refused: "Votre navigateur ne garde rien ici (fenêtre privée\u{a0}?)\u{a0}: vous pouvez lire, mais pas sans connexion.",
    full: "Il n’y a plus de place sur cet appareil\u{a0}: cet article n’y est pas gardé. Rien de ce qui y était n’est perdu.",

    update: "Une nouvelle version du journal est prête.",
    update_now: "L’utiliser maintenant",
};

static ENGLISH: OfflineWords = OfflineWords {
    language: "en",
    close: "Close",
    cancel: "Cancel",
    retry: "Try again",
    front_page: "Front page",

    absent: "not on this device",
    away_shown: "Offline. This page comes from your device, as it was kept {ago}.",
    from_device: "The newsroom could not be reached. This page comes from your device, as it was kept {ago}.",
    newer_there: "You are online again, and this page has changed since.",
    show_newer: "Show the new version",
    on_device: "To read offline",
    entry_there: "On this device",
    entry_without_pictures: "On this device, without all its pictures",
    entry_absent: "Not on this device yet",

    take_heading: "Take this edition with you",
    take_about: "The front page and all its articles, with their pictures, to read offline.",
    take_weigh: "How much is it?",
    take_weighing: "Adding it up…",
    take_failed: "The newsroom could not be reached. Try again when you are online.",
    take_all_there: "All of it is on this device already.",
    take_size: "{count} articles to download: {size}.",
    take_at_least: "{count} articles to download: at least {size}, as some pictures do not say their size.",
    take_start: "Download",
    take_progress: "{done} of {of} articles",
    take_stop: "Stop",
    take_stopped: "The download has stopped; what has arrived stays on this device.",
    take_go_on: "Go on",
    take_done: "The edition is on this device.",

    resume: "Go on reading",
    install: "Install",
    install_about: "This newspaper installs like an app, without a store or an account.",
    install_by_hand: "In your browser’s menu choose “Install” or “Add to Home Screen”.",
    install_never: "Do not offer it again",
    share_nothing: "Nothing to open: what was shared had no link.",
    share_elsewhere: "This link leads to no article of this newspaper. You can open it:",

    space: "On this device",
    space_saved: "Saved for later: {count}, {size}",
    space_read: "Pages read: {count}, {size}",
    space_rule: "A page that was read stays for thirty days after the last time, within 60\u{a0}MB; what you save for later stays until you remove it.",
    space_clear: "Clear pages read",
    space_nothing: "Nothing to clear.",
    not_promised: "Your browser may clear what is kept when space runs short; Safari does after seven days without a visit, unless the newspaper is installed.",
    export_list: "Keep a copy of the list",
    refused: "Your browser keeps nothing here (a private window?): you can read, but not offline.",
    full: "There is no space left on this device: this article is not kept. Nothing that was there is lost.",

    update: "A new version of the newspaper is ready.",
    update_now: "Use it now",
};

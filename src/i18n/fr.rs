//! The interface in French, with the no-break spaces of French typography.

use super::Messages;

/// French, the default language.
pub static FRENCH: Messages = Messages {
    language: "fr",

    skip_to_content: "Aller au contenu",
    sections: "Rubriques",
    other_languages: "Autres langues",
    about_this_paper: "À propos de ce journal",
    front_page: "La une",
    settings: "Réglages",
    most_read: "Les articles les plus lus",
    arrived_at: |title| format!("Page affichée\u{a0}: {title}"),

    live: "En direct",
    live_blog: "Direct",
    opinion: "Opinion",
    sponsored: "Contenu sponsorisé",
    agency: "Dépêche d’agence",

    by: "Par",
    and: "et",
    published: "Publié",
    updated: "Mis à jour",
    on_date: "le ",
    reading_time: |minutes| format!("{minutes}\u{a0}min de lecture"),
    paid_by: |sponsor| format!("Proposé par {sponsor}"),
    all_about: "Toute l’info sur",
    read_also: "Lire aussi",
    in_video: "En vidéo",
    in_audio: "À écouter",
    key_points: "L’essentiel",
    related: "Sur le même sujet",
    corrections: "Rectificatifs",
    notes: "Notes",
    back_to_text: "Revenir au texte",
    corrected: "Rectifié",
    withdrawn: "Cet article a été retiré",
    withdrawn_default: "La rédaction a retiré cet article.",
    also_in: "Lire cet article en",
    credit: |name| name.to_owned(),
    transcript: "Transcription",

    live_ended: "Direct terminé",
    key_moments: "Les moments clés",
    pinned: "Épinglé",
    older_posts: "Voir les messages précédents",
    later_posts: "Voir les messages suivants",
    new_posts: |count| {
        if count < 2 { format!("{count} nouveau message") } else { format!("{count} nouveaux messages") }
    },
    check_posts: "Voir s’il y a du nouveau",
    post_removed: "Ce message a été retiré.",
    key_posts_alone: "L’essentiel seulement",
    from_start: "Depuis le début",
    posts: "Le fil du direct",

    newer: "Plus récents",
    older: "Plus anciens",
    latest: "Les derniers",
    pages: "Pages de la liste",
    archive_page: |name, page| format!("{name}, archives, page\u{a0}{page}"),
    nothing_here: "Rien à lire ici pour le moment.",
    most_read_window: |until| format!("Classement arrêté le {until}"),

    open_picture: |number, of| format!("Agrandir l’image {number} sur {of}"),
    picture_count: |number, of| format!("{number} sur {of}"),
    close: "Fermer",
    previous: "Image précédente",
    next: "Image suivante",
    gallery: "Galerie d’images",
    play_video: |title| format!("Lire la vidéo\u{a0}: {title}"),
    duration: |minutes, seconds| {
        if minutes == 0 { format!("{seconds}\u{a0}s") } else { format!("{minutes}\u{a0}min\u{a0}{seconds:02}") }
    },
    embed_from: |provider| format!("Contenu de {provider}"),
    embed_notice: |provider| {
        format!("Afficher ce contenu vous connecte à {provider}, qui peut recueillir des données sur vous.")
    },
    embed_show: "Afficher ici",
    embed_open: |provider| format!("Ouvrir sur {provider}"),

    theme: "Apparence",
    theme_system: "Comme l’appareil",
    theme_light: "Claire",
    theme_dark: "Sombre",
    text_size: "Taille du texte",
    text_sizes: ["Petite", "Normale", "Grande", "Très grande", "Immense"],
    settings_stay: "Vos réglages restent sur cet appareil.",
    settings_not_kept: "Votre navigateur refuse d’enregistrer\u{a0}: ces réglages valent jusqu’à la fermeture de la page.",

    shared: "Lien partagé",
    saved: "À lire plus tard",
    history: "Historique",
    save: "Enregistrer",
    share: "Partager",

    loading: "Chargement…",
    retry: "Réessayer",
    to_front_page: "Aller à la une",
    not_found_title: "Page introuvable",
    not_found: "Cette adresse ne mène à aucun article. Le lien est peut-être incomplet, ou l’article n’est plus en ligne.",
    error_title: "La page n’a pas pu s’afficher",
    error_network: "Le serveur n’a pas pu être joint. Vérifiez votre connexion, puis réessayez.",
    error_timeout: "Le serveur n’a pas répondu en 10\u{a0}secondes. Le réseau est peut-être trop lent\u{a0}; réessayez dans un instant.",
    error_server: |status| {
        format!("Le serveur du journal a un problème (erreur\u{a0}{status}). Réessayez dans quelques minutes.")
    },
    error_not_json: "Une page web est arrivée à la place de l’article. Votre réseau demande peut-être de s’identifier (hôtel, train)\u{a0}: faites-le, puis réessayez. Sinon, l’article n’existe plus à cette adresse.",
    error_broken: "Le fichier reçu est incomplet ou abîmé. Réessayez\u{a0}; si cela persiste, la rédaction doit le réparer.",
    error_incomplete: "Il manque à ce fichier une information indispensable. La rédaction doit le réparer\u{a0}; le reste du journal se lit normalement.",
    error_too_new: "Ce contenu demande une version plus récente de l’application. Rechargez la page pour la mettre à jour.",
    error_most_read: "La liste n’a pas pu être chargée.",
    error_edition: "Le menu du journal n’a pas pu être chargé. Vous pouvez lire cette page\u{a0}; réessayez pour retrouver les rubriques.",
    error_posts: "Ces messages n’ont pas pu être chargés.",

    boot_loading: "Chargement de l’application",
    boot_refused: "Votre navigateur refuse WebAssembly\u{a0}: vous pouvez lire cette page et suivre ses liens, mais sans les réglages.",
    boot_failed: "L’application n’a pas pu être chargée. Vous pouvez quand même lire cette page\u{a0}; rechargez-la pour réessayer.",
    needs_app: "Cette page a besoin de JavaScript.",

    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    date: |day, month, year| {
        let day = if day == 1 { "1er".to_owned() } else { day.to_string() };
        format!("{day}\u{a0}{month} {year}")
    },
    clock: |hour, minute| format!("{hour}\u{a0}h\u{a0}{minute:02}"),
    date_and_time: |date, clock| format!("{date} à {clock}"),
    just_now: "à l’instant",
    minutes_ago: |count| format!("il y a {count}\u{a0}min"),
    hours_ago: |count| format!("il y a {count}\u{a0}h"),
};

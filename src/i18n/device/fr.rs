//! The messages of the parts in French, with the no-break spaces of French typography.

use super::DeviceMessages;

lazy::part!(messages_fr, DeviceMessages, &FRENCH);

pub static FRENCH: DeviceMessages = DeviceMessages {
    language: "fr",
    cancel: "Annuler",

    thousands: '\u{202f}',
    decimal: ',',
    kilobytes: |number| format!("{number}\u{a0}ko"),
    megabytes: |number| format!("{number}\u{a0}Mo"),
    days_ago: |days| match days {
        1 => "hier".to_owned(),
        2 => "avant-hier".to_owned(),
        days => format!("il y a {days} jours"),
    },

    not_on_device: "pas sur cet appareil",
    page_shown_offline: |ago| {
        format!("Hors connexion. Cette page vient de votre appareil, où elle a été enregistrée {ago}.")
    },
    page_shown_from_device: |ago| {
        format!(
            "Le journal n’a pas pu être joint. Cette page vient de votre appareil, où elle a été enregistrée {ago}."
        )
    },
    newer_version: "Il y a une version plus récente de cette page.",
    show_newer_version: "Afficher la nouvelle version",
    read_offline: "À lire sans connexion",
    entry_on_device: "Sur cet appareil",
    entry_without_images: "Sur cet appareil, sans toutes ses images",
    entry_not_on_device: "Pas encore sur cet appareil",

    download_heading: "Emporter cette édition",
    download_about: "La une et tous ses articles, avec leurs images, pour lire sans connexion.",
    download_estimate: "Combien cela pèse-t-il\u{a0}?",
    download_estimating: "Calcul en cours…",
    download_failed: "Le journal n’a pas pu être joint. Réessayez une fois connecté.",
    download_nothing: "Tout est déjà sur cet appareil.",
    download_size: |count, size| format!("{} à télécharger\u{a0}: {size}.", articles(count)),
    download_size_at_least: |count, size| {
        let articles = articles(count);
        format!("{articles} à télécharger\u{a0}: {size} au moins, car le poids de certaines images est inconnu.")
    },
    download_start: "Télécharger",
    download_progress: |done, of| format!("Articles\u{a0}: {done} sur {of}"),
    download_stop: "Arrêter",
    download_stopped: "Le téléchargement s’est arrêté\u{a0}; ce qui est arrivé reste sur cet appareil.",
    download_resume: "Reprendre",
    download_done: "L’édition est sur cet appareil.",
    download_without: |count| format!("Articles impossibles à télécharger pour l’instant\u{a0}: {count}."),

    resume_reading: "Reprendre votre lecture",
    install: "Installer",
    install_about: "Ce journal s’installe comme une application, sans magasin ni compte.",
    install_by_hand: "Dans le menu de votre navigateur, choisissez «\u{a0}Installer\u{a0}» ou «\u{a0}Sur l’écran d’accueil\u{a0}».",
    install_never: "Ne plus le proposer",
    link_copied: "Lien copié",
    link_to_copy: "Le lien n’a pas pu être copié. Le voici :",
    share_without_link: "Rien à ouvrir\u{a0}: le partage ne contenait aucun lien.",
    share_elsewhere: "Ce lien ne mène à aucun article de ce journal. Vous pouvez l’ouvrir\u{a0}:",

    storage: "Sur cet appareil",
    storage_saved: |count, size| format!("Articles à lire plus tard\u{a0}: {count} ({size})"),
    storage_read: |count, size| format!("Pages lues\u{a0}: {count} ({size})"),
    storage_taken: |count, size| format!("Édition emportée\u{a0}: {count} ({size})"),
    taken_remove: "Retirer l’édition emportée",
    storage_rule: "Une page lue reste 30\u{a0}jours après sa dernière lecture, dans la limite de 60\u{a0}Mo\u{a0}; un article à lire plus tard reste jusqu’à ce que vous le retiriez, et une édition emportée jusqu’à ce que vous la retiriez ou en emportiez une plus récente.",
    storage_clear: "Effacer les pages lues",
    storage_nothing: "Rien à effacer.",
    storage_not_persistent: "Votre navigateur peut effacer ce qui est gardé s’il manque de place\u{a0}; Safari le fait après sept jours sans visite, sauf si le journal est installé.",
    export_list: "Garder une copie de la liste",
    storage_refused: "Votre navigateur ne garde rien ici (fenêtre privée\u{a0}?)\u{a0}: vous pouvez lire, mais pas sans connexion.",
    storage_needs_printing: "La lecture hors connexion demande le site imprimé (make build)\u{a0}; ici, aucune page n’est gardée.",
    storage_off: "Le journal a suspendu la lecture hors connexion\u{a0}: aucune page n’est gardée. Vos listes restent.",
    storage_full: "Il n’y a plus de place sur cet appareil\u{a0}: cet article n’y est pas gardé. Rien de ce qui y était n’est perdu.",

    save_article: |headline| format!("Enregistrer\u{a0}: {headline}"),
    is_saved: "Enregistré",
    unsave: "Retirer des articles à lire plus tard",

    saved_empty: "Vous n’avez encore rien mis de côté. Touchez le signet d’un article, où qu’il soit\u{a0}: vous le retrouverez ici, même sans réseau.",
    history_empty: "Rien de lu pour le moment. Les articles que vous ouvrez s’inscrivent ici, et nulle part ailleurs.",
    saved_on: "Enregistré\u{a0}:",
    read_on: "Lu\u{a0}:",
    begun_on: "Commencé\u{a0}:",
    remove: "Retirer",
    remove_article: |headline| format!("Retirer\u{a0}: {headline}"),
    removed: |headline| format!("Retiré\u{a0}: {headline}"),
    undo: "Annuler",
    clear_history: "Effacer l’historique",
    history_cleared: "L’historique est effacé.",
    clear_saved: "Tout retirer",
    saved_cleared: "Tous les articles à lire plus tard sont retirés.",
    keep_history: "Garder un historique sur cet appareil",
    history_off: "Aucun historique n’est gardé\u{a0}: les articles que vous ouvrez ne s’inscrivent nulle part.",
    withdrawn: "Retiré par la rédaction",
    search_list: "Chercher",
    found: |count| format!("Articles trouvés\u{a0}: {count}"),
    found_nothing: "Aucun article ne correspond.",
    order: "Ordre",
    newest_first: "Récents d’abord",
    oldest_first: "Anciens d’abord",
    by_headline: "Par titre",
    transfer_heading: "Emporter vos listes",
    transfer_about: "Vos listes restent sur cet appareil. Exportez-les dans un fichier pour les garder en lieu sûr, ou pour les retrouver sur un autre\u{a0}: importer un fichier ajoute ses articles, sans rien retirer des vôtres. L’historique garde les 1\u{202f}000 derniers.",
    export: "Exporter",
    import: "Importer",
    imported: |count| format!("Articles ajoutés\u{a0}: {count}"),
    imported_nothing: "Rien à ajouter\u{a0}: vos listes avaient déjà tout.",
    import_adds: |saved, read| {
        format!("Ce fichier ajoute\u{a0}: aux articles à lire plus tard {saved}, à l’historique {read}.")
    },
    import_from: |edition| format!("Il vient de «\u{a0}{edition}\u{a0}»."),
    import_left_out: |count| {
        format!("Sans ajout, car la liste est pleine ou l’entrée n’est pas valable\u{a0}: {count}.")
    },
    import_add: "Ajouter",
    import_not_ours: |edition| {
        format!("Ce fichier ne contient pas de listes de {edition} dans cette langue\u{a0}: rien n’a changé.")
    },
    records_refused: "Votre navigateur refuse d’enregistrer (mémoire pleine, ou navigation privée). Vous pouvez lire, et rien de ce qui était là n’est perdu.",
    records_too_new: "Une version plus récente de l’application a écrit ces listes. Rechargez la page pour les retrouver\u{a0}; rien n’est perdu.",
    reload: "Recharger la page",

    update: "Une nouvelle version du journal est prête.",
    update_now: "L’utiliser maintenant",
};

fn articles(count: &str) -> String {
    if ["0", "1"].contains(&count) { format!("{count} article") } else { format!("{count} articles") }
}

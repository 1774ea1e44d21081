//! The manifest as a browser that installs apps reads it.

use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    let reason = "its driver does not say what the browser makes of a manifest";
    [test!(nothing_keeps_the_app_from_being_installed), test!(each_picture_of_the_manifest_comes)]
        .map(|test| test.not_in(Engine::Firefox, reason).not_in(Engine::WebKit, reason))
        .into()
}

async fn cdp(page: &Page, command: &str) -> Value {
    page.driver().cdp().send_raw(command, json!({})).await.unwrap_or_else(|error| panic!("{command}: {error}"))
}

async fn nothing_keeps_the_app_from_being_installed(page: &Page) {
    for (address, base) in [("/", "/"), ("/en/article/raqqa-mosul-jihadists-losing-ground/", "/en/")] {
        page.read(address).await;
        let manifest = cdp(page, "Page.getAppManifest").await;
        assert_eq!(manifest["errors"], json!([]), "{address}");
        assert!(manifest["url"].as_str().is_some_and(|url| url.ends_with(&format!("{base}manifest.webmanifest"))));
        let id = cdp(page, "Page.getAppId").await["appId"].as_str().unwrap_or_default().to_owned();
        assert_eq!(id, page.server.url(base), "each edition is an app of its own");
        assert_eq!(cdp(page, "Page.getInstallabilityErrors").await["installabilityErrors"], json!([]), "{address}");
    }
}

async fn each_picture_of_the_manifest_comes(page: &Page) {
    for front in ["/", "/en/"] {
        page.read(front).await;
        let wrong: Vec<String> = page
            .js("const manifest = await (await fetch(document.querySelector('link[rel=manifest]').href)).json();
                 const { icons, screenshots, shortcuts } = manifest;
                 const pictures = [...icons, ...screenshots, ...shortcuts.flatMap(it => it.icons)];
                 pictures.push({ src: document.querySelector('link[rel=apple-touch-icon]').href, sizes: '180x180' });
                 const wrong = pictures.map(async ({ src, sizes }) => {
                   const picture = Object.assign(new Image(), { src });
                   const came = await picture.decode().then(() => true, () => false);
                   const size = `${picture.naturalWidth}x${picture.naturalHeight}`;
                   return came && (sizes === 'any' || sizes === size) ? [] : [`${src}: ${came} ${size}`];
                 });
                 if (pictures.length < 13) return [`only ${pictures.length} pictures`];
                 return (await Promise.all(wrong)).flat()")
            .await;
        assert!(wrong.is_empty(), "{front}: {wrong:#?}");
    }
}

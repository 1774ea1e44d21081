//! Elements as HTML.

use super::{Element, Node};

/// Elements that have no end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "source", "track"];

/// The marker after each dynamic node, so that hydration finds its place even when it renders nothing.
const MARKER: &str = "<!---->";

/// The HTML of a node. Signals are read once.
pub fn to_html(node: Node) -> String {
    let mut html = String::new();
    write_node(node, &mut html);
    html
}

fn write_node(node: Node, html: &mut String) {
    match node {
        Node::Text(text) => escape(&text, html),
        Node::Element(element) => write_element(element, html),
        Node::Dynamic(dynamic) => {
            if let Some(node) = (dynamic.content)() {
                write_node(node, html);
            }
            html.push_str(MARKER);
        }
    }
}

fn write_element(element: Element, html: &mut String) {
    let Element(parts) = element;
    html.push('<');
    html.push_str(parts.tag);
    for (name, value) in &parts.attributes {
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        escape(value, html);
        html.push('"');
    }
    html.push('>');
    if VOID.contains(&parts.tag) {
        return;
    }
    for child in parts.children {
        write_node(child, html);
    }
    html.push_str("</");
    html.push_str(parts.tag);
    html.push('>');
}

fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // Browsers normalise a bare one to a line feed.
            '\r' => html.push_str("&#13;"),
            character => html.push(character),
        }
    }
}

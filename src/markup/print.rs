//! Elements as HTML.

use super::{Element, Node};

/// Elements that have no end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "source", "track"];

/// Stands after what reacts, so that taking over finds its place also where it shows nothing.
const MARK: &str = "<!---->";

/// The HTML of a node. Signals are read once.
pub fn print(node: Node) -> String {
    let mut html = String::new();
    print_node(node, &mut html);
    html
}

fn print_node(node: Node, html: &mut String) {
    match node {
        Node::Text(text) => escape(&text, html),
        Node::Element(element) => print_element(element, html),
        Node::Reacting(content) => {
            if let Some(node) = content() {
                print_node(node, html);
            }
            html.push_str(MARK);
        }
    }
}

fn print_element(element: Element, html: &mut String) {
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
        print_node(child, html);
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
            // Browsers read a bare one as a line end.
            '\r' => html.push_str("&#13;"),
            character => html.push(character),
        }
    }
}

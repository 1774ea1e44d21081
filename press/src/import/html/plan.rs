//! What must be known of a whole tree before its blocks are made: what is left out, notes and their marks, anchors.

use super::notes::{self, Mark};
use super::run::Run;
use super::tree::Tree;
use super::{anchors, leave_out, shortcodes};
use contract::Id;
use ego_tree::NodeId;
use std::collections::{HashMap, HashSet};

/// The plan for one tree.
#[derive(Default)]
pub struct Plan {
    /// The elements that the rules leave out, with the name of the rule.
    pub leave_out: HashMap<NodeId, &'static str>,
    /// The marks of notes.
    pub marks: HashMap<NodeId, Mark>,
    /// The elements of notes, which are not part of the text, with their number from 0.
    pub notes: Vec<(usize, NodeId)>,
    /// The anchor of each heading.
    pub headings: HashMap<NodeId, Id>,
    /// The names of shortcodes that are closed somewhere.
    pub shortcodes: HashSet<String>,
    /// Elements that another block took, such as captions, and what stands in notes for the way back.
    pub taken: HashSet<NodeId>,
}

impl Plan {
    /// Without rules, notes and anchors for a tree that is too deep to look around in.
    pub fn new(tree: &Tree, run: &mut Run) -> Plan {
        let html = &tree.html;
        if tree.is_deep {
            return Plan::default();
        }
        let mut plan = Plan { leave_out: leave_out::find(html, run.context), ..Plan::default() };
        plan.shortcodes = shortcodes::closed(html);
        notes::find(html, run, &mut plan);
        plan.headings = anchors::find(html, run);
        plan
    }
}

//! The province in the first two digits of a resident id number (GB/T 2260).

use ledger::Language;

/// The codes, with the short names in Chinese and English.
const PROVINCES: [(&str, [&str; 2]); 34] = [
    ("11", ["北京", "Beijing"]),
    ("12", ["天津", "Tianjin"]),
    ("13", ["河北", "Hebei"]),
    ("14", ["山西", "Shanxi"]),
    ("15", ["内蒙古", "Inner Mongolia"]),
    ("21", ["辽宁", "Liaoning"]),
    ("22", ["吉林", "Jilin"]),
    ("23", ["黑龙江", "Heilongjiang"]),
    ("31", ["上海", "Shanghai"]),
    ("32", ["江苏", "Jiangsu"]),
    ("33", ["浙江", "Zhejiang"]),
    ("34", ["安徽", "Anhui"]),
    ("35", ["福建", "Fujian"]),
    ("36", ["江西", "Jiangxi"]),
    ("37", ["山东", "Shandong"]),
    ("41", ["河南", "Henan"]),
    ("42", ["湖北", "Hubei"]),
    ("43", ["湖南", "Hunan"]),
    ("44", ["广东", "Guangdong"]),
    ("45", ["广西", "Guangxi"]),
    ("46", ["海南", "Hainan"]),
    ("50", ["重庆", "Chongqing"]),
    ("51", ["四川", "Sichuan"]),
    ("52", ["贵州", "Guizhou"]),
    ("53", ["云南", "Yunnan"]),
    ("54", ["西藏", "Tibet"]),
    ("61", ["陕西", "Shaanxi"]),
    ("62", ["甘肃", "Gansu"]),
    ("63", ["青海", "Qinghai"]),
    ("64", ["宁夏", "Ningxia"]),
    ("65", ["新疆", "Xinjiang"]),
    ("71", ["台湾", "Taiwan"]),
    ("81", ["香港", "Hong Kong"]),
    ("82", ["澳门", "Macau"]),
];

/// A province.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province(&'static [&'static str; 2]);

impl Province {
    /// The province where a resident id number was first given; nothing for another document.
    pub fn of_resident_id(number: &str) -> Option<Province> {
        let code = number.trim().get(..2)?;
        PROVINCES.iter().find(|(known, _)| *known == code).map(|(_, names)| Province(names))
    }

    /// The province that an address begins with, in Chinese or English.
    pub fn of_address(address: &str) -> Option<Province> {
        let begins = |name: &&str| address.trim().starts_with(*name);
        let found = PROVINCES.iter().find(|(_, names)| names.iter().any(begins));
        found.map(|(_, names)| Province(names))
    }

    /// Its short name.
    pub fn name(self, language: Language) -> &'static str {
        let [chinese, english] = self.0;
        language.pick(chinese, english)
    }
}

#[cfg(test)]
mod tests {
    use super::{PROVINCES, Province};
    use ledger::Language;
    use std::collections::BTreeSet;

    #[test]
    fn a_number_names_its_province_or_none() {
        let names = |number: &str| {
            let found = Province::of_resident_id(number)?;
            Some([found.name(Language::Chinese), found.name(Language::English)])
        };
        assert_eq!(names("440000"), Some(["广东", "Guangdong"]));
        for other in ["", "4", "ZZ-0000", "990000", "甲"] {
            assert_eq!(names(other), None, "{other}");
        }
        let of_address = |address| Province::of_address(address).map(|one| one.0[1]);
        assert_eq!(of_address("湖南省某市（虚构）"), Some("Hunan"));
        assert_eq!(of_address("Hunan, nowhere"), Some("Hunan"));
        assert_eq!(of_address(""), None);
        let codes: BTreeSet<&str> = PROVINCES.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes.len(), PROVINCES.len());
    }
}
